import { billToAddress } from '#app/db/read/dunning-rows.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'
import { queueLink } from './queue-link.server.ts'

/**
 * Mails a new link in place of one that ended: to whom the old one went, if that address is still on file, else to the
 * bill-to address; never to anything typed, and at most once a day per link (R27). Answers whether a mail was queued; the
 * page says the same words whatever it is, so that a token tells nothing.
 */
export async function renewPortalLink({ token, now }: { token: string | undefined; now: Date }): Promise<boolean> {
  if (!token) return false
  return inTransaction(async (tx) => {
    const link = await tx.portalLink.findUnique({
      where: { tokenHash: hashPortalToken(token) },
      select: {
        ...{ businessId: true, id: true, invoiceId: true, sentTo: true },
        invoice: { select: { state: true } },
        client: { select: { contacts: { orderBy: { createdAt: 'asc' } } } },
      },
    })
    if (!link || link.invoice.state === 'draft') return false
    const { businessId, id, invoiceId, sentTo, client } = link
    const same = client.contacts.find(
      ({ email, state }) => state === 'usable' && email.toLowerCase() === sentTo?.toLowerCase(),
    )
    const to = same?.email ?? billToAddress(client.contacts)
    if (!to) return false
    const key = `link/renew/${id}/${now.toISOString().slice(0, 10)}`
    return queueLink(tx, { businessId, invoiceId, key, to, now })
  })
}
