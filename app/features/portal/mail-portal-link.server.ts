import { inTransaction } from '#app/db/transaction.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { queueLink } from './queue-link.server.ts'

/** One number may be in use at several businesses; more than a handful is somebody trying things out. */
const invoicesMax = 5

/**
 * Mails the link of an invoice to somebody who knows its number and an address on file for it, at most once a day each.
 * Answers how many mails were queued; the page says the same words whatever it is, so that nobody learns who is on file.
 */
export async function mailPortalLink({
  number,
  email,
  now,
}: {
  number: string
  email: string
  now: Date
}): Promise<number> {
  const wanted = email.toLowerCase()
  return inTransaction(async (tx) => {
    const invoices = await acrossBusinesses(
      'whoever asks knows a number and an address; the link goes to that address only',
      () =>
        tx.invoice.findMany({
          where: {
            number,
            state: { in: ['issued', 'settled'] },
            client: { contacts: { some: { state: 'usable', email: { equals: email, mode: 'insensitive' } } } },
          },
          select: { businessId: true, id: true, client: { select: { contacts: true } } },
          take: invoicesMax,
        }),
    )
    let queued = 0
    for (const { businessId, id: invoiceId, client } of invoices) {
      const contact = client.contacts.find((each) => each.state === 'usable' && each.email.toLowerCase() === wanted)
      if (!contact) continue
      const key = `link/${invoiceId}/${contact.id}/${now.toISOString().slice(0, 10)}`
      if (await queueLink(tx, { businessId, invoiceId, key, to: contact.email, now })) queued += 1
    }
    return queued
  })
}
