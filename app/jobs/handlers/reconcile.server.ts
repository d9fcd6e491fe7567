import {
  findPaymentsToReconcile,
  postponeReconcile,
  reconcilePayment,
} from '#app/features/payments/reconcile-payments.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

/** Asks the providers about attempts that have been silent for too long. */
export async function reconcile({ now, log }: Work): Promise<number> {
  const due = await findPaymentsToReconcile(now(), 50)
  return inParallel(due, 4, async ({ businessId, id }) => {
    const asked = await log.guard('reconcile', id, async () => {
      await reconcilePayment(businessId, id, now())
      return true
    })
    if (!asked) await postponeReconcile(businessId, id, now())
    return asked
  })
}
