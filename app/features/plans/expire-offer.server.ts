import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { closePlan } from '#app/db/write/plans.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import { findPlanClient } from './find-plan-client.server.ts'
import { namedInvoices, tellBusinessOfPlan, tellClientOfPlan } from './tell-plan.server.ts'

/** Ends a talk whose last offer nobody answered in time, and tells both sides. False while it has time, or is no talk any more. */
export async function expireOffer({
  businessId,
  planId,
  now,
}: {
  businessId: string
  planId: string
  now: Date
}): Promise<boolean> {
  const clientId = await findPlanClient(businessId, planId)
  if (!clientId) return false
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await loadPlan(tx, businessId, planId)
    const waitsFor = plan && planWaitsFor(plan.state)
    if (!plan?.answerBy || !waitsFor) return false
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    if (compareDays(todayIn(timeZone, instantOf(now)), plan.answerBy) <= 0) return false
    const reason = waitsFor === 'client' ? 'the client did not answer in time' : 'it was not answered in time'
    if (!(await closePlan(tx, plan, { event: 'expire', reason, actor: 'system', now }))) return false
    await tellClientOfPlan(tx, plan, { kind: 'expired', now })
    await tellBusinessOfPlan(tx, plan, {
      ...{ step: 'expired', now },
      subject: `The talk about a plan for ${namedInvoices(plan)} has run out`,
      paragraphs: [
        waitsFor === 'client'
          ? `${plan.clientName} did not answer your offer in time.`
          : `Nobody answered what ${plan.clientName} proposed.`,
        'Follow-up goes on where it stood. You can offer a plan again whenever you like.',
      ],
    })
    return true
  })
}
