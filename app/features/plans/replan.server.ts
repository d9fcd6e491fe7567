import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { closeAgreedPlan } from '#app/db/write/advance-plans.server.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { findPlanClient } from './find-plan-client.server.ts'
import { beginTalk, RefusedOffer } from './propose-plan.server.ts'
import type { CoverRefusal, ProposalRefusal } from './propose-plan.server.ts'

interface ReplanCall {
  businessId: string
  planId: string
  /** They sum to what is open of the covered invoices now. */
  rows: readonly PlanRow[]
  /** What the client reads with the offer; null: nothing more. */
  message: string | null
  actor: string
  now: Date
}

/**
 * Offers another plan for the rest in place of an agreed one: the old one is over and the client is asked whether the new one
 * suits them, in one step, so that nothing is chased in between. Where the offer is refused the old plan stands.
 */
export async function replan(call: ReplanCall): Promise<Result<{ planId: string }, ProposalRefusal | 'not_active'>> {
  const clientId = await findPlanClient(call.businessId, call.planId)
  if (!clientId) return refuse('not_found')
  try {
    return await inTransaction((tx) => replace(tx, clientId, call))
  } catch (error) {
    if (error instanceof RefusedOffer || error instanceof NotCovered) return refuse(error.refusal)
    throw error
  }
}

/** Undoes the end of the old plan. */
class NotCovered extends Error {
  constructor(readonly refusal: CoverRefusal) {
    super(refusal)
  }
}

async function replace(
  tx: Tx,
  clientId: string,
  { businessId, planId, rows, message, actor, now }: ReplanCall,
): Promise<Result<{ planId: string }, 'not_active'>> {
  await lockClient(tx, businessId, clientId)
  const old = await loadPlan(tx, businessId, planId)
  if (old?.state !== 'active') return refuse('not_active')
  const invoiceIds = old.invoices
    .filter(({ state, balance }) => state === 'issued' && balance.minor > 0n)
    .map(({ invoiceId }) => invoiceId)
  await closeAgreedPlan(tx, old, { event: 'replace', reason: 'another plan is offered in its place', actor, now })
  const begun = await beginTalk(tx, {
    businessId,
    clientId,
    invoiceIds,
    rows,
    by: 'business',
    words: message,
    actor,
    now,
  })
  if (!begun.ok) throw new NotCovered(begun.reason)
  return ok({ planId: begun.value.planId })
}
