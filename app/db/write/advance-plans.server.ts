import { loadPlan } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import { readPlanStandings } from '#app/db/read/plan-standing.server.ts'
import type { PlanOnRecord } from '#app/db/read/plan-standing.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { isZero } from '#app/domain/money.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { recordPlanEvent } from './plan-events.server.ts'
import { closePlan, lapseTalks } from './plans.server.ts'
import type { PlanEnding } from './plans.server.ts'
import { finishTask } from './tasks.server.ts'
import { withdrawInstalmentMails } from './withdraw-instalment-mails.server.ts'

/** The task that an instalment which did not come is on somebody's desk as. */
export const missedTaskKey = (planId: string, position: number): string => `plan/${planId}/missed/${position}`

/** The task that an instalment which did not pay itself is on somebody's desk as. */
export const autopayTaskKey = (planId: string, position: number): string => `plan/${planId}/autopay/${position}`

const withdrawnStates = ['void', 'written_off']

/**
 * Brings the client's active plans in line with what their invoices owe, after money came or went, a credit or a write-off:
 * instalments become paid or open again, a plan or a talk with nothing left is over, and the others are looked at at once. Safe
 * to repeat; without either it is two reads. The caller holds the client's lock.
 */
export const advancePlans = (
  tx: Tx,
  { businessId, clientId, now }: { businessId: string; clientId: string; now: Date },
): Promise<void> => advancePlansOf(tx, { businessId, clientIds: [clientId], now })

/** The same for several clients at once. */
export async function advancePlansOf(
  tx: Tx,
  { businessId, clientIds, now }: { businessId: string; clientIds: readonly string[]; now: Date },
): Promise<void> {
  await lapseTalks(tx, { businessId, clientIds, now })
  const active = await tx.instalmentPlan.findMany({
    where: { businessId, clientId: { in: [...clientIds] }, state: 'active' },
    select: { id: true },
  })
  const ids = active.map(({ id }) => id)
  for (const [id, record] of await readPlanStandings(tx, businessId, ids, now)) {
    const plan = await loadPlan(tx, businessId, id)
    if (plan) await advance(tx, plan, record, now)
  }
}

async function advance(tx: Tx, plan: Plan, record: PlanOnRecord, now: Date): Promise<void> {
  const { businessId, id: planId } = plan
  if (record.invoices.every(({ state }) => withdrawnStates.includes(state))) {
    const reason = 'what it covered was withdrawn or written off'
    await closeAgreedPlan(tx, plan, { event: 'lapse', reason, actor: 'system', now })
    return
  }
  await markInstalments(tx, plan, record, now)
  if (record.standing.isComplete) {
    await closeAgreedPlan(tx, plan, { event: 'complete', reason: 'everything is paid', actor: 'system', now })
    return
  }
  await tx.instalmentPlan.update({ where: { businessId_id: { businessId, id: planId } }, data: { nextCheckAt: now } })
}

async function markInstalments(tx: Tx, plan: Plan, { standing }: PlanOnRecord, now: Date): Promise<void> {
  const { businessId, id: planId } = plan
  const count = standing.instalments.length
  for (const { position, amount, open } of standing.instalments) {
    const one = { businessId, planId, position }
    if (!isZero(open)) {
      // Its money went back: whoever was asked about it once is asked again.
      await tx.planInstalment.updateMany({
        where: { ...one, paidAt: { not: null } },
        data: { paidAt: null, missedAt: null },
      })
      continue
    }
    const paid = await tx.planInstalment.updateMany({
      where: { ...one, paidAt: null },
      data: { paidAt: now, autopayAt: null },
    })
    if (paid.count === 0) continue
    const data = { position, count, amount: moneyData(amount) }
    await recordPlanEvent(tx, plan, 'plan.instalment_paid', data, { actor: 'system', now })
    for (const key of [missedTaskKey(planId, position), autopayTaskKey(planId, position)])
      await finishTask(tx, { businessId, key, outcome: 'the instalment is paid', actor: 'system', now })
  }
}

const missedTask = ({ businessId, planId, position }: { businessId: string; planId: string; position: number }) => ({
  businessId,
  key: missedTaskKey(planId, position),
})

/**
 * Ends an agreed plan: beside what `closePlan` does, nothing of it is debited or asked for any more. The invoices' own ladder
 * goes on where it stood. False when somebody was first. The caller holds the client's lock.
 */
export async function closeAgreedPlan(
  tx: Tx,
  plan: Plan,
  { event, reason, actor, now }: { event: PlanEnding; reason: string; actor: string; now: Date },
): Promise<boolean> {
  const { businessId, id: planId } = plan
  if (!(await closePlan(tx, plan, { event, reason, actor, now }))) return false
  await tx.planInstalment.updateMany({ where: { businessId, planId }, data: { autopayAt: null } })
  await withdrawInstalmentMails(tx, plan, { reason: `The plan is over: ${reason}.`, now })
  const asked = await tx.planInstalment.findMany({
    where: { businessId, planId, missedAt: { not: null } },
    select: { position: true },
  })
  for (const { position } of asked) {
    await finishTask(tx, { ...missedTask({ businessId, planId, position }), outcome: reason, actor, now })
  }
  return true
}
