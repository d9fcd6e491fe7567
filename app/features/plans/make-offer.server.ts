import { loadPlan, loadPlanRules } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { restForTalk } from '#app/db/write/plan-holds.server.ts'
import { insertOffer, planTaskKey } from '#app/db/write/plans.server.ts'
import { finishTask, openTask } from '#app/db/write/tasks.server.ts'
import { addDays, dateOf, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { sumMoney } from '#app/domain/money.ts'
import { acceptsByItself, brokenLimits, guardRails, planFaults, planLimits } from '#app/domain/plan/check-plan.ts'
import type { PlanRow } from '#app/domain/plan/plan-row.ts'
import type { PlanSide, PlanState } from '#app/domain/plan/plan-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { agreePlan } from './agree-plan.server.ts'
import { namedInvoices, tellBusinessOfPlan, tellClientOfPlan } from './tell-plan.server.ts'

/** The owner answers within so many business days. */
const answerBusinessDays = 2

export interface OfferToMake {
  by: PlanSide
  rows: readonly PlanRow[]
  message: string | null
  actor: string
  now: Date
}

/** `faulty_rows`: see `planFaults`; `outside_limits`: see `guardRails`; `over`: the talk has ended or somebody was first. */
export type OfferRefusal = 'faulty_rows' | 'outside_limits' | 'over'

/**
 * Puts an offer on the table: it is checked, rests the invoices until it runs out, and reaches the other side. What a client
 * offers inside the business's limits is agreed at once where the owner wants that. The plan is loaded in the caller's
 * transaction, under the client's lock, with its sums of now. Answers the state of the plan.
 */
export async function makeOffer(
  tx: Tx,
  plan: Plan,
  { by, rows, message, actor, now }: OfferToMake,
): Promise<Result<PlanState, OfferRefusal>> {
  const { businessId, id } = plan
  const total = sumMoney(
    plan.invoices.map(({ amount }) => amount),
    plan.total.currency,
  )
  const { timeZone } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { timeZone: true } })
  const today = todayIn(timeZone, instantOf(now))
  const rules = await loadPlanRules(tx, businessId, total.currency)
  const isClients = by === 'client'
  // A single payment on a later day is a promise, which has its own page.
  if (planFaults(rows, { total, today }).length > 0 || (isClients && rows.length < 2)) return refuse('faulty_rows')
  const rails = guardRails(rows, planLimits(rules, total, today))
  if (isClients && brokenLimits(rails).length > 0) return refuse('outside_limits')

  const answerBy = addDays(today, rules.answerDays)
  const expiresAt = dateOf(startOfDay(addDays(answerBy, 1), timeZone))
  if (!(await insertOffer(tx, plan, { by, total, rows, message, answerBy, expiresAt, actor, now })))
    return refuse('over')
  const offered = await loadPlan(tx, businessId, id)
  if (!offered) return refuse('over')
  if (isClients && acceptsByItself(rules, total, rails)) {
    const agreed = await agreePlan(tx, offered, { name: null, from: null, actor: 'system', now })
    if (agreed.ok) return ok('active')
  }
  await restForTalk(tx, offered, { until: answerBy, actor, now })
  if (isClients) {
    const calendar = await loadSendCalendar(tx, businessId, today.year)
    await askBusiness(tx, offered, { message, dueOn: addBusinessDays(today, answerBusinessDays, calendar), now })
    await tellClientOfPlan(tx, offered, { kind: 'received', now })
  } else {
    await finishTask(tx, { businessId, key: planTaskKey(id), outcome: 'answered with another offer', actor, now })
    await tellClientOfPlan(tx, offered, { kind: 'countered', message, now })
  }
  return ok(offered.state)
}

async function askBusiness(
  tx: Tx,
  plan: Plan,
  { message, dueOn, now }: { message: string | null; dueOn: Parameters<typeof openTask>[1]['dueOn']; now: Date },
): Promise<void> {
  const { businessId, id, clientId, clientName, invoices, round, reason } = plan
  const about = namedInvoices(plan)
  await openTask(tx, {
    ...{ businessId, clientId, invoiceId: invoices[0]?.invoiceId ?? null, dueOn, now },
    key: planTaskKey(id),
    kind: 'plan',
    title: `Decide on the plan that ${clientName} proposes for ${about}`,
  })
  const words = round === 1 ? reason : message
  await tellBusinessOfPlan(tx, plan, {
    ...{ step: 'offer', action: 'Decide', now },
    subject:
      round === 1 ? `${clientName} proposes a plan for ${about}` : `${clientName} makes another offer for ${about}`,
    paragraphs: words ? [`In their words: “${words}”`] : [],
  })
}
