import type { Tx } from '#app/db/transaction.server.ts'
import { billToAddress } from './dunning-rows.server.ts'

export interface AccountContact {
  readonly id: string
  readonly name: string | null
  readonly email: string
}

/**
 * Whose mailbox opens a client's account from a link: the contact the link was mailed to while that address is on file and
 * works, else the one reminders go to. Null: there is none.
 */
export async function readAccountContact(
  tx: Tx,
  { businessId, clientId, sentTo }: { businessId: string; clientId: string; sentTo: string | null },
): Promise<AccountContact | null> {
  const contacts = await tx.contact.findMany({
    where: { businessId, clientId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, email: true, role: true, state: true },
  })
  const mailedTo = contacts.find(
    ({ email, state }) => state === 'usable' && email.toLowerCase() === sentTo?.toLowerCase(),
  )
  const address = mailedTo?.email ?? billToAddress(contacts)
  return contacts.find(({ email }) => email === address) ?? null
}
