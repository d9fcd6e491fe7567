import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { isLivePlan } from '#app/domain/plan/plan-state.ts'
import { expireOffer } from './expire-offer.server.ts'
import { sendInstalmentNotices } from './send-instalment-notices.server.ts'

const hourMs = 3_600_000

/**
 * Does what is due of one plan: an offer that nobody answered runs out, an active plan says what is to be said about its
 * instalments. Safe to repeat and to run beside others. False where nothing was due.
 */
export async function lookAfterPlan(businessId: string, planId: string, now: Date): Promise<boolean> {
  const where = { businessId_id: { businessId, id: planId } }
  const found = await prisma.instalmentPlan.findUnique({ where, select: { clientId: true, state: true } })
  if (!found) return false
  const { clientId } = found
  if (found.state !== 'active' && (await expireOffer({ businessId, planId, now }))) return true
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await tx.instalmentPlan.findUnique({ where, select: { state: true, nextCheckAt: true } })
    if (!plan?.nextCheckAt || plan.nextCheckAt > now) return false
    if (plan.state === 'active') {
      await advancePlans(tx, { businessId, clientId, now })
      await sendInstalmentNotices(tx, { businessId, planId, now })
      return true
    }
    // An offer that has time after all, since the business moved to another zone.
    const nextCheckAt = isLivePlan(plan.state) ? new Date(now.getTime() + hourMs) : null
    await tx.instalmentPlan.update({ where, data: { nextCheckAt } })
    return true
  })
}
