import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan, loadPlanRules } from '#app/db/read/plans.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertPlan } from '#app/db/write/plans.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import type { PlanSide, PlanState } from '#app/domain/plan/plan-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { makeOffer } from './make-offer.server.ts'
import type { OfferRefusal } from './make-offer.server.ts'

export interface PlanToPropose {
  businessId: string
  clientId: string
  /** Of one client and one currency. */
  invoiceIds: readonly string[]
  rows: readonly PlanRow[]
  by: PlanSide
  /** Why the client needs it, or what the business writes to its offer. */
  words: string | null
  actor: string
  now: Date
}

/**
 * `not_open`: nothing is open on one of them; `mixed_currencies`; `processing`: a payment is on its way; `in_dispute`: all of
 * one is in dispute; `plan_exists`: one of them has a plan under talk or agreed.
 */
export type CoverRefusal = 'not_found' | 'not_open' | 'mixed_currencies' | 'processing' | 'in_dispute' | 'plan_exists'
export type ProposalRefusal = CoverRefusal | OfferRefusal

/** Begins the talk about a plan, from either side (R19). Follow-up of its invoices rests at once. Answers the plan and its state. */
export async function proposePlan(
  call: PlanToPropose,
): Promise<Result<{ planId: string; state: PlanState }, ProposalRefusal>> {
  try {
    return await inTransaction((tx) => beginTalk(tx, call))
  } catch (error) {
    if (error instanceof RefusedOffer) return refuse(error.refusal)
    if (isUniqueViolation(error)) return refuse('plan_exists')
    throw error
  }
}

/** Undoes the rows written for a plan whose first offer is refused. */
export class RefusedOffer extends Error {
  constructor(readonly refusal: OfferRefusal) {
    super(refusal)
  }
}

/** The same in the caller's transaction. Errors: RefusedOffer where the first offer is refused, so that nothing of it stays. */
export async function beginTalk(
  tx: Tx,
  { businessId, clientId, invoiceIds, rows, by, words, actor, now }: PlanToPropose,
): Promise<Result<{ planId: string; state: PlanState }, CoverRefusal>> {
  if (!(await lockClient(tx, businessId, clientId))) return refuse('not_found')
  const covered = await coverInvoices(tx, { businessId, clientId, invoiceIds })
  if (!covered.ok) return covered
  const { invoices, total } = covered.value
  const { freezesCharges } = await loadPlanRules(tx, businessId, total.currency)
  const reason = by === 'client' ? words : null
  const planId = await insertPlan(tx, { businessId, clientId, invoices, total, by, reason, freezesCharges }, now)
  const plan = await loadPlan(tx, businessId, planId)
  if (!plan) return refuse('not_found')
  const offered = await makeOffer(tx, plan, { by, rows, message: by === 'client' ? null : words, actor, now })
  if (!offered.ok) throw new RefusedOffer(offered.reason)
  await finishAsked(tx, { businessId, planId, invoiceIds, actor, now })
  return ok({ planId, state: offered.value })
}

/** What is open of each invoice, if all of them can be paid by a plan. */
async function coverInvoices(
  tx: Tx,
  { businessId, clientId, invoiceIds }: Pick<PlanToPropose, 'businessId' | 'clientId' | 'invoiceIds'>,
): Promise<Result<{ invoices: { invoiceId: string; amount: Money }[]; total: Money }, CoverRefusal>> {
  const ids = [...new Set(invoiceIds)]
  const invoices = await tx.invoice.findMany({
    where: { businessId, clientId, id: { in: ids } },
    select: {
      ...{ id: true, state: true, currency: true, balanceMinor: true, processingMinor: true },
      planParts: { where: { live: true }, select: { planId: true } },
      holds: { where: { kind: 'dispute', amountMinor: null, releasedAt: null }, select: { id: true } },
    },
  })
  const [first] = invoices
  if (!first || invoices.length !== ids.length) return refuse('not_found')
  const { currency } = first
  if (invoices.some((one) => one.currency !== currency)) return refuse('mixed_currencies')
  if (invoices.some(({ state, balanceMinor }) => state !== 'issued' || balanceMinor <= 0n)) return refuse('not_open')
  if (invoices.some(({ planParts }) => planParts.length > 0)) return refuse('plan_exists')
  if (invoices.some(({ holds }) => holds.length > 0)) return refuse('in_dispute')
  if (invoices.some(({ processingMinor }) => processingMinor > 0n)) return refuse('processing')
  const parts = invoices.map(({ id, balanceMinor }) => ({ invoiceId: id, amount: { minor: balanceMinor, currency } }))
  return ok({
    invoices: parts,
    total: sumMoney(
      parts.map(({ amount }) => amount),
      currency,
    ),
  })
}

/** Who asked for a plan in a call has one under talk now. */
async function finishAsked(
  tx: Tx,
  call: { businessId: string; planId: string; invoiceIds: readonly string[]; actor: string; now: Date },
): Promise<void> {
  const { businessId, planId, invoiceIds, actor, now } = call
  const asked = await tx.task.findMany({
    where: { businessId, kind: 'plan', doneAt: null, invoiceId: { in: [...invoiceIds] } },
    select: { key: true },
  })
  for (const { key } of asked) {
    if (!key.startsWith(`plan/${planId}`))
      await finishTask(tx, { businessId, key, outcome: 'a plan is under talk', actor, now })
  }
}
