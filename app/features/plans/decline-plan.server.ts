import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { closePlan } from '#app/db/write/plans.server.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import type { PlanSide } from '#app/domain/plan/plan-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { findPlanClient } from './find-plan-client.server.ts'
import { namedInvoices, tellBusinessOfPlan, tellClientOfPlan } from './tell-plan.server.ts'

export interface OfferToDecline {
  businessId: string
  planId: string
  by: PlanSide
  /** Why, in words the other side reads. */
  message: string
  actor: string
  now: Date
}

/** Says no to the offer the other side made, with words: the talk is over, and follow-up goes on where it stood. */
export async function declinePlan(offer: OfferToDecline): Promise<Result<null, 'not_found' | 'over'>> {
  const { businessId, planId, by, message, actor, now } = offer
  const clientId = await findPlanClient(businessId, planId)
  if (!clientId) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await loadPlan(tx, businessId, planId)
    if (!plan || planWaitsFor(plan.state) !== by) return refuse('over')
    if (!(await closePlan(tx, plan, { event: 'decline', reason: message, actor, now }))) return refuse('over')
    if (by === 'business') await tellClientOfPlan(tx, plan, { kind: 'declined', message, now })
    else
      await tellBusinessOfPlan(tx, plan, {
        ...{ step: 'declined', now },
        subject: `${plan.clientName} does not take the plan for ${namedInvoices(plan)}`,
        paragraphs: [...(message ? [`In their words: “${message}”`] : []), 'Follow-up goes on where it stood.'],
      })
    return ok(null)
  })
}
