import { instantOf, startOfDay, todayIn, dateOf } from '#app/domain/business-day.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { countPerson } from '#app/db/write/portal-views.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/**
 * Puts on record that the client saw the invoice, at most once a day, and counts the person among the views of the link.
 * Called when somebody pressed a button on the page: opening the link alone proves nothing, scanners do that, so a GET
 * only counts a view row and leaves the timeline alone. The lock makes two clicks at once one entry.
 */
export async function recordView(view: {
  businessId: string
  clientId: string
  invoiceId: string
  /** The link it was done from. */
  linkId: string
  number: string
  now: Date
}): Promise<void> {
  const { businessId, clientId, invoiceId, linkId, number, now } = view
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "id" = ${invoiceId}::uuid FOR UPDATE`
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    await countPerson(tx, { businessId, linkId, onDay: todayIn(timeZone, instantOf(now)), now })
    const since = dateOf(startOfDay(todayIn(timeZone, instantOf(now)), timeZone))
    const seen = await tx.timelineEvent.count({
      where: { businessId, invoiceId, type: 'portal.viewed', at: { gte: since } },
    })
    if (seen > 0) return
    const data = { number, maybeScanner: false } satisfies TimelineData['portal.viewed']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'portal.viewed', actor: 'client', at: now, data }])
  })
}
