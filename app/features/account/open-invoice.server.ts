import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { findPortalToken } from '#app/portal-token.server.ts'

/** A link lives for 90 days after settlement (R27): one that is about to end is not worth opening again. */
const freshDays = 80

/**
 * The token of another invoice of the same client, for whoever holds a session: of the link this person was mailed last, or
 * of a new one. So that going to and fro leaves no heap of links, one is made only where there is none.
 */
export async function openInvoice(call: {
  businessId: string
  clientId: string
  invoiceId: string
  /** The session's own address. */
  email: string
  now: Date
}): Promise<Result<{ token: string }, 'not_found'>> {
  const { businessId, clientId, invoiceId, email, now } = call
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
    const invoice = await tx.invoice.findUnique({
      where: { businessId_id: { businessId, id: invoiceId } },
      select: {
        ...{ clientId: true, state: true, settledAt: true },
        portalLinks: { where: { revokedAt: null, sentTo: email }, orderBy: { id: 'desc' }, take: 1 },
      },
    })
    if (invoice?.clientId !== clientId || invoice.state === 'draft') return refuse('not_found')
    const [known] = invoice.portalLinks
    const isFresh = (at: Date | null) => at === null || now.getTime() - at.getTime() < freshDays * 86_400_000
    const kept = known && (isFresh(invoice.settledAt) || isFresh(known.createdAt)) ? findPortalToken(known) : null
    if (kept !== null) return ok({ token: kept })
    const { token } = await createPortalLink(tx, { businessId, clientId, invoiceId, sentTo: email, now })
    return ok({ token })
  })
}
