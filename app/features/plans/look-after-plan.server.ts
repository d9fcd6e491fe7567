import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { sendInstalmentNotices } from './send-instalment-notices.server.ts'

/**
 * Does what is due of one plan: an offer that nobody answered runs out, an active plan says what is to be said about its
 * instalments. Safe to repeat and to run beside others. False where nothing was due.
 */
export async function lookAfterPlan(businessId: string, planId: string, now: Date): Promise<boolean> {
  const where = { businessId_id: { businessId, id: planId } }
  const found = await prisma.instalmentPlan.findUnique({ where, select: { clientId: true } })
  if (!found) return false
  const { clientId } = found
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await tx.instalmentPlan.findUnique({ where, select: { state: true, nextCheckAt: true } })
    if (!plan?.nextCheckAt || plan.nextCheckAt > now) return false
    if (plan.state === 'active') {
      await advancePlans(tx, { businessId, clientId, now })
      await sendInstalmentNotices(tx, { businessId, planId, now })
    } else await tx.instalmentPlan.update({ where, data: { nextCheckAt: null } })
    return true
  })
}
