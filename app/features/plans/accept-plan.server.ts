import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import type { PlanSide } from '#app/domain/plan/plan-state.ts'
import { refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { agreePlan } from './agree-plan.server.ts'
import type { AgreementRefusal } from './agree-plan.server.ts'
import { findPlanClient } from './find-plan-client.server.ts'

export interface OfferToAccept {
  businessId: string
  planId: string
  /** Number of the offer that was read: another one that took its place meanwhile is not accepted unread. Left out: the one that stands. */
  round?: number
  by: PlanSide
  /** As the person writes it; it stands on the terms. */
  name: string
  /** The client's network address; null where the business accepts. */
  from: string | null
  actor: string
  now: Date
}

/** Accepts the offer the other side made. `over`: it was answered, changed or has run out meanwhile. */
export async function acceptPlan(
  offer: OfferToAccept,
): Promise<Result<null, AgreementRefusal | 'not_found' | 'bad_name'>> {
  const { businessId, planId, round, by, from, actor, now } = offer
  const name = offer.name.trim()
  if (!name) return refuse('bad_name')
  const clientId = await findPlanClient(businessId, planId)
  if (!clientId) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const plan = await loadPlan(tx, businessId, planId)
    if (!plan || planWaitsFor(plan.state) !== by || (round !== undefined && round !== plan.round)) return refuse('over')
    const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
    if (plan.answerBy && compareDays(todayIn(timeZone, instantOf(now)), plan.answerBy) > 0) return refuse('over')
    return agreePlan(tx, plan, { name, from, actor, now })
  })
}
