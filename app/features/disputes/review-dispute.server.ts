import { moveDispute } from '#app/db/write/disputes.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inDispute } from './in-dispute.server.ts'

/** Somebody at the business has taken a dispute in hand; the day to answer by stays. */
export async function reviewDispute(call: {
  businessId: string
  disputeId: string
}): Promise<Result<null, 'over' | 'not_found' | 'sent_before'>> {
  return inDispute({ ...call, invoiceId: null }, async (tx, dispute) =>
    (await moveDispute(tx, dispute, 'review')) ? ok(null) : refuse('over'),
  )
}
