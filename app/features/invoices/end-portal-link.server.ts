import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/** Closes one link to an invoice's page for good; whoever opens it is offered a new one, to an address on file. */
export async function endPortalLink(call: {
  businessId: string
  invoiceId: string
  portalLinkId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, invoiceId, portalLinkId, actor, now } = call
  return inTransaction(async (tx) => {
    const { count } = await tx.portalLink.updateMany({
      where: { businessId, id: portalLinkId, invoiceId, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) return refuse('not_found')
    const { clientId, number } = await tx.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
      select: { clientId: true, number: true },
    })
    const data = { number, portalLinkId } satisfies TimelineData['portal.link_ended']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'portal.link_ended', actor, at: now, data }])
    return ok(null)
  })
}
