import { inTransaction } from '#app/db/transaction.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { env } from '#app/env.server.ts'

/** A new address of an invoice's page, to hand to the client by other means. It can be shown now and never again. */
export async function makePortalLink(call: {
  businessId: string
  invoiceId: string
  actor: string
  now: Date
}): Promise<Result<{ portalLinkId: string; url: string }, 'not_found' | 'not_issued'>> {
  const { businessId, invoiceId, actor, now } = call
  return inTransaction(async (tx) => {
    const invoice = await tx.invoice.findUnique({
      where: { businessId_id: { businessId, id: invoiceId } },
      select: { clientId: true, number: true, state: true },
    })
    if (!invoice) return refuse('not_found')
    if (invoice.state === 'draft') return refuse('not_issued')
    const { clientId, number } = invoice
    const { id: portalLinkId, token } = await createPortalLink(tx, { businessId, clientId, invoiceId, now })
    const data = { number, portalLinkId } satisfies TimelineData['portal.link_created']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'portal.link_created', actor, at: now, data }])
    return ok({ portalLinkId, url: `${env.PUBLIC_URL}/p/${token}` })
  })
}
