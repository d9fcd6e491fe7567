import { dayToColumn } from '#app/db/calendar-day.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import { nextPlanState } from '#app/domain/plan/plan-state.ts'
import type { PlanEvent, PlanSide } from '#app/domain/plan/plan-state.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { newId } from '#app/ids.server.ts'
import { endHold } from './holds.server.ts'
import { recordPlanEvent } from './plan-events.server.ts'
import { finishTask } from './tasks.server.ts'

/** The task that a talk is on somebody's desk as. */
export const planTaskKey = (planId: string): string => `plan/${planId}`

export interface NewPlan {
  businessId: string
  clientId: string
  invoices: readonly { invoiceId: string; amount: Money }[]
  total: Money
  by: PlanSide
  reason: string | null
  freezesCharges: boolean
}

/** Begins a talk without an offer yet: `insertOffer` follows in the same transaction. Errors: a unique violation where one of the invoices has a live plan. */
export async function insertPlan(tx: Tx, plan: NewPlan, now: Date): Promise<string> {
  const { businessId, clientId, invoices, total, by, reason, freezesCharges } = plan
  const id = newId()
  await tx.instalmentPlan.create({
    data: {
      ...{ businessId, id, clientId, reason, freezesCharges, proposedBy: by, round: 0, createdAt: now },
      ...{ currency: total.currency, totalMinor: total.minor },
      state: by === 'client' ? 'proposed' : 'countered',
    },
  })
  await tx.planInvoice.createMany({
    data: invoices.map(({ invoiceId, amount }) => ({ businessId, planId: id, invoiceId, amountMinor: amount.minor })),
  })
  return id
}

/**
 * Takes over what is open on the invoices of a talk now; one that has nothing open any more leaves it. Answers how many are
 * left. The caller holds the client's lock and loads the plan anew.
 */
export async function refreshCovered(
  tx: Tx,
  { businessId, id: planId, invoices }: Plan,
  { actor, now }: { actor: string; now: Date },
): Promise<number> {
  let left = 0
  for (const { invoiceId, state, balance, holdId } of invoices) {
    const where = { businessId_planId_invoiceId: { businessId, planId, invoiceId } }
    if (state === 'issued' && isPositive(balance)) {
      await tx.planInvoice.update({ where, data: { amountMinor: balance.minor } })
      left += 1
    } else {
      await tx.planInvoice.delete({ where })
      if (holdId) await endHold(tx, { businessId, holdId, actor, now })
    }
  }
  return left
}

export interface NewOffer {
  by: PlanSide
  /** What the rows sum to. */
  total: Money
  rows: readonly PlanRow[]
  message: string | null
  /** Last day on which it can be accepted. */
  answerBy: PlainDate
  /** When the day after it begins. */
  expiresAt: Date
  actor: string
  now: Date
}

/** Puts an offer in place of the one that stood. False when somebody was first. The caller holds the client's lock. */
export async function insertOffer(tx: Tx, plan: Plan, offer: NewOffer): Promise<boolean> {
  const { businessId, id } = plan
  const { by, total, rows, message, answerBy, expiresAt, actor, now } = offer
  const state = nextPlanState(plan.state, by === 'client' ? 'offer_by_client' : 'offer_by_business')
  if (!state) return false
  const round = plan.round + 1
  const { count } = await tx.instalmentPlan.updateMany({
    where: { businessId, id, state: plan.state, round: plan.round },
    data: {
      ...{ state, round, nextCheckAt: expiresAt },
      ...{ answerBy: dayToColumn(answerBy), totalMinor: total.minor },
    },
  })
  if (count === 0) return false
  await tx.planOffer.create({
    data: {
      ...{ businessId, planId: id, round, by, message, at: now },
      rows: rows.map(({ dueOn, amount }) => ({ dueOn: dueOn.toString(), amount: amount.minor.toString() })),
    },
  })
  const data = { by, total: moneyData(total), count: rows.length }
  await (round === 1
    ? recordPlanEvent(tx, plan, 'plan.proposed', data, { actor, now })
    : recordPlanEvent(tx, plan, 'plan.countered', { ...data, round }, { actor, now }))
  return true
}

/** Events after which nothing is left to talk about or to pay by a plan. */
export type PlanEnding = Extract<
  PlanEvent,
  'decline' | 'withdraw' | 'expire' | 'complete' | 'default' | 'replace' | 'lapse'
>

/**
 * Ends a plan for good: its holds are lifted, its invoices are free for another, its task is done, and it is on record.
 * False when somebody was first. The caller holds the client's lock.
 */
export async function closePlan(
  tx: Tx,
  plan: Plan,
  { event, reason, actor, now }: { event: PlanEnding; reason: string; actor: string; now: Date },
): Promise<boolean> {
  const { businessId, id } = plan
  const state = nextPlanState(plan.state, event)
  if (!state) return false
  const { count } = await tx.instalmentPlan.updateMany({
    where: { businessId, id, state: plan.state, round: plan.round },
    data: { state, endedAt: now, endReason: reason, nextCheckAt: null },
  })
  if (count === 0) return false
  await tx.planInvoice.updateMany({ where: { businessId, planId: id }, data: { live: false } })
  await releasePlanHolds(tx, plan, { actor, now })
  await finishTask(tx, { businessId, key: planTaskKey(id), outcome: reason, actor, now })
  const by = { actor, now }
  if (state === 'completed') await recordPlanEvent(tx, plan, 'plan.completed', { total: moneyData(plan.total) }, by)
  if (state === 'defaulted') await recordPlanEvent(tx, plan, 'plan.defaulted', { reason }, by)
  if (state === 'declined') await recordPlanEvent(tx, plan, 'plan.declined', { reason }, by)
  if (state === 'cancelled') await recordPlanEvent(tx, plan, 'plan.cancelled', { reason }, by)
  return true
}

/** Lifts what rests for a plan or its talk. */
export async function releasePlanHolds(
  tx: Tx,
  { businessId, invoices }: Plan,
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  for (const { holdId } of invoices) if (holdId) await endHold(tx, { businessId, holdId, actor, now })
}

/**
 * Ends the client's talks about invoices that have nothing open any more: paid, credited or withdrawn while both sides were
 * still writing. Safe to repeat; without such a talk it is one read. The caller holds the client's lock.
 */
export async function lapseTalks(
  tx: Tx,
  { businessId, clientIds, now }: { businessId: string; clientIds: readonly string[]; now: Date },
): Promise<void> {
  const talks = await tx.instalmentPlan.findMany({
    where: {
      ...{ businessId, clientId: { in: [...clientIds] }, state: { in: ['proposed', 'countered'] } },
      invoices: { every: { invoice: { OR: [{ state: { not: 'issued' } }, { balanceMinor: { lte: 0 } }] } } },
    },
    select: { id: true },
  })
  for (const { id } of talks) {
    const plan = await loadPlan(tx, businessId, id)
    if (plan) await closePlan(tx, plan, { event: 'lapse', reason: 'nothing is open any more', actor: 'system', now })
  }
}
