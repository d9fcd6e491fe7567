import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import { formatDay } from '#app/domain/business-day.ts'
import { ok } from '#app/domain/result.ts'
import { inDispute } from './in-dispute.server.ts'
import { tellBusinessOfDispute } from './tell-dispute.server.ts'

/** The day to answer has passed: the business is reminded, once for each day it let pass. The task stays on the desk. */
export async function remindOfDispute(businessId: string, disputeId: string, now: Date): Promise<void> {
  await inDispute({ businessId, disputeId, invoiceId: null }, async (tx, dispute) => {
    const claimed = await tx.dispute.updateMany({
      where: { businessId, id: disputeId, remindAt: { lte: now } },
      data: { remindAt: null },
    })
    if (claimed.count === 0 || !isLiveDispute(dispute.state)) return ok(null)
    const { clientName, invoice, respondBy, business } = dispute
    await tellBusinessOfDispute(tx, dispute, {
      step: `overdue/${respondBy.toString()}`,
      subject: `${clientName} waits for your answer about invoice ${invoice.number}`,
      paragraphs: [
        `The client was told that you answer by ${formatDay(respondBy, business.locale)}. Until you do, what is in question rests.`,
      ],
      now,
    })
    return ok(null)
  })
}
