import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import { firstCollection } from '#app/domain/plan/autopay.ts'
import { recordPlanEvent } from './plan-events.server.ts'

/**
 * From now on the unpaid instalments of an active plan are paid by themselves from this method, each on its day and none before
 * it can be announced. `except`: one that is being paid at this moment. The caller holds the client's lock.
 */
export async function startCollecting(
  tx: Tx,
  plan: Plan,
  method: { id: string; label: string },
  { except, actor, now }: { except: number | null; actor: string; now: Date },
): Promise<void> {
  const { businessId, id: planId } = plan
  const started = await tx.instalmentPlan.updateMany({
    where: { businessId, id: planId, state: 'active' },
    data: { autopayMethodId: method.id, nextCheckAt: now },
  })
  if (started.count === 0) return
  const hours = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, sendHour: true },
  })
  const rows = await tx.planInstalment.findMany({ where: { businessId, planId, paidAt: null } })
  for (const { position, dueOn } of rows) {
    if (position === except) continue
    const at = firstCollection(dayFromColumn(dueOn), hours, instantOf(now))
    await tx.planInstalment.update({
      where: { businessId_planId_position: { businessId, planId, position } },
      data: { autopayAt: dateOf(at), autopayTries: 0 },
    })
  }
  await recordPlanEvent(tx, plan, 'autopay.agreed', { label: method.label }, { actor, now })
}

/**
 * What was agreed to be taken for an instalment on its day has been taken: it is not charged again by itself, even where the
 * money filled an older instalment that had stayed open.
 */
export async function markCollected(
  tx: Tx,
  {
    businessId,
    planId,
    planPosition: position,
  }: { businessId: string; planId: string | null; planPosition: number | null },
): Promise<void> {
  if (!planId || position === null) return
  await tx.planInstalment.updateMany({ where: { businessId, planId, position }, data: { autopayAt: null } })
}

/** Nothing of a plan is paid by itself any more; the client pays each instalment. False where nothing was. The caller holds the client's lock. */
export async function stopCollecting(
  tx: Tx,
  plan: Plan,
  { reason, actor, now }: { reason: string; actor: string; now: Date },
): Promise<boolean> {
  const { businessId, id: planId } = plan
  const stopped = await tx.instalmentPlan.updateMany({
    where: { businessId, id: planId, autopayMethodId: { not: null } },
    data: { autopayMethodId: null },
  })
  if (stopped.count === 0) return false
  await tx.planInstalment.updateMany({ where: { businessId, planId }, data: { autopayAt: null } })
  // The instalments' own small ladder begins to speak again.
  await tx.instalmentPlan.updateMany({ where: { businessId, id: planId, state: 'active' }, data: { nextCheckAt: now } })
  await recordPlanEvent(tx, plan, 'autopay.stopped', { reason }, { actor, now })
  return true
}
