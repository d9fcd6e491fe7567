import { inTransaction } from '#app/db/transaction.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/** Makes an address of an invoice's portal page for a person to pass on. A draft has no page yet. */
export async function createInvoicePortalLink(call: {
  businessId: string
  invoiceId: string
  actor: string
  now: Date
}): Promise<Result<{ portalLinkId: string }, 'not_found' | 'draft'>> {
  const { businessId, invoiceId, actor, now } = call
  return inTransaction(async (tx) => {
    const invoice = await tx.invoice.findUnique({
      where: { businessId_id: { businessId, id: invoiceId } },
      select: { clientId: true, number: true, state: true },
    })
    if (!invoice) return refuse('not_found')
    if (invoice.state === 'draft') return refuse('draft')
    const { clientId, number } = invoice
    const { id: portalLinkId } = await createPortalLink(tx, { businessId, clientId, invoiceId, now })
    const data = { number, portalLinkId } satisfies TimelineData['portal.link_created']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'portal.link_created', actor, at: now, data }])
    return ok({ portalLinkId })
  })
}
