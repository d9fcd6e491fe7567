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

export interface OfferToWithdraw {
  businessId: string
  planId: string
  /** Who made the offer that stands. */
  by: PlanSide
  message: string | null
  actor: string
  now: Date
}

/** Takes back one's own offer while the other side has not answered: the talk is over, and follow-up goes on where it stood. */
export async function withdrawPlan(offer: OfferToWithdraw): Promise<Result<null, 'not_found' | 'over'>> {
  const { businessId, planId, by, message, actor, now } = offer
  const clientId = await findPlanClient(businessId, planId)
  if (!clientId) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await loadPlan(tx, businessId, planId)
    const waitsFor = plan && planWaitsFor(plan.state)
    if (!plan || !waitsFor || waitsFor === by) return refuse('over')
    const reason = by === 'client' ? 'the client took the proposal back' : 'we took our offer back'
    if (!(await closePlan(tx, plan, { event: 'withdraw', reason, actor, now }))) return refuse('over')
    if (by === 'business') await tellClientOfPlan(tx, plan, { kind: 'declined', message, now })
    else
      await tellBusinessOfPlan(tx, plan, {
        ...{ step: 'withdrawn', now },
        subject: `${plan.clientName} took the plan for ${namedInvoices(plan)} back`,
        paragraphs: ['Nothing is left to decide. Follow-up goes on where it stood.'],
      })
    return ok(null)
  })
}
