import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { closePlan, refreshCovered } from '#app/db/write/plans.server.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import type { PlanSide, PlanState } from '#app/domain/plan/plan-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { findPlanClient } from './find-plan-client.server.ts'
import { makeOffer } from './make-offer.server.ts'
import type { OfferRefusal } from './make-offer.server.ts'

export interface CounterOffer {
  businessId: string
  planId: string
  by: PlanSide
  rows: readonly PlanRow[]
  message: string | null
  actor: string
  now: Date
}

/**
 * Answers an offer with another one, or changes one's own while it waits; any number of rounds (R19). The rows are for what is
 * open now. `nothing_open`: all of it was paid meanwhile, and the talk is over.
 */
export async function counterPlan(
  offer: CounterOffer,
): Promise<Result<PlanState, OfferRefusal | 'not_found' | 'nothing_open'>> {
  const { businessId, planId, actor, now, ...rest } = offer
  const clientId = await findPlanClient(businessId, planId)
  if (!clientId) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const before = await loadPlan(tx, businessId, planId)
    if (!before || !planWaitsFor(before.state)) return refuse('over')
    if (!before.invoices.some(({ state, balance }) => state === 'issued' && balance.minor > 0n)) {
      await closePlan(tx, before, { event: 'lapse', reason: 'nothing is open any more', actor, now })
      return refuse('nothing_open')
    }
    await refreshCovered(tx, before, { actor, now })
    const plan = await loadPlan(tx, businessId, planId)
    if (!plan) return refuse('not_found')
    const offered = await makeOffer(tx, plan, { ...rest, actor, now })
    return offered.ok ? ok(offered.value) : offered
  })
}
