import { findRefundsToPerform, performRefund, postponeRefund } from '#app/features/payments/perform-refund.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

/** Asks providers for the refunds that people decided, and what became of those on their way. */
export async function performRefunds({ now, log }: Work): Promise<number> {
  const due = await findRefundsToPerform(now(), 50)
  return inParallel(due, 4, async (refund) => {
    const done = await log.guard('perform-refund', refund.id, async () => {
      await performRefund(refund.businessId, refund.id, now())
      return true
    })
    if (!done) await postponeRefund(refund, now())
    return done
  })
}
