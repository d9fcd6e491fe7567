import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadInstalmentFacts } from '#app/db/read/instalment-facts.server.ts'
import type { LoadedInstalments } from '#app/db/read/instalment-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { missedTaskKey } from '#app/db/write/advance-plans.server.ts'
import { takeInstalmentStep } from '#app/db/write/instalment-notices.server.ts'
import { recordPlanEvent } from '#app/db/write/plan-events.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { withdrawInstalmentMails } from '#app/db/write/withdraw-instalment-mails.server.ts'
import { compareDays, dateOf, daysBetween, formatDay, instantOf, laterDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { extendInstalments } from '#app/domain/plan/extend-instalment.ts'
import type { Extension, ExtendRefusal, InstalmentMove } from '#app/domain/plan/extend-instalment.ts'
import { instalmentMoments } from '#app/domain/plan/instalment-ladder.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { queueAgreedNote } from '#app/features/mail/queue-agreed-note.server.ts'

interface ExtendCall extends Extension {
  businessId: string
  planId: string
  /** What the client reads beside the new day; null: nothing more. */
  message: string | null
  actor: string
  now: Date
}

/**
 * Gives an instalment of an active plan more time, and later ones too where they are to move along. Their small ladder begins
 * anew for the new days, and the client is told.
 */
export async function extendInstalment(
  call: ExtendCall,
): Promise<Result<{ dueOn: PlainDate }, ExtendRefusal | 'not_found' | 'not_active'>> {
  const { businessId, planId, message, actor, now } = call
  const where = { businessId_id: { businessId, id: planId } }
  const found = await prisma.instalmentPlan.findUnique({ where, select: { clientId: true } })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, found.clientId)
    const loaded = await loadInstalmentFacts(tx, businessId, planId, now)
    const plan = await loadPlan(tx, businessId, planId)
    if (!loaded || !plan) return refuse('not_active')
    const zone = loaded.facts.dunning.business.timeZone
    const extended = extendInstalments(loaded.facts.standing.instalments, call, todayIn(zone, instantOf(now)))
    if (!extended.ok) return extended

    await withdrawInstalmentMails(tx, plan, { reason: 'The instalment was given more time.', now })
    for (const move of extended.value) await moveInstalment(tx, plan, loaded, move, { actor, now })
    await tx.instalmentPlan.update({ where, data: { nextCheckAt: now } })
    await reviewLater(tx, plan, loaded, extended.value)
    const [first] = extended.value
    if (first) {
      await queueAgreedNote(tx, {
        ...{ businessId, plan: { ...loaded.plan, standing: afterMoves(loaded, extended.value) }, message, now },
        ...{ note: 'extended', kind: 'plan', instalment: { ...first.instalment, dueOn: first.to } },
        key: `plan/${planId}/extended/${first.instalment.position}/${first.to.toString()}`,
      })
    }
    return ok({ dueOn: call.dueOn })
  })
}

async function moveInstalment(
  tx: Tx,
  plan: Plan,
  { facts, plan: { standing } }: LoadedInstalments,
  { instalment, to }: InstalmentMove,
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  const { businessId, id: planId } = plan
  const { position, amount, dueOn: from } = instalment
  const one = { businessId, planId, position }
  const { timeZone, calendar } = facts.dunning.business
  const { autopayAt } = await tx.planInstalment.findUniqueOrThrow({ where: { businessId_planId_position: one } })
  const debitAt =
    autopayAt &&
    instantOf(autopayAt)
      .toZonedDateTimeISO(timeZone)
      .add({ days: daysBetween(from, to) })
      .toInstant()
  await tx.planInstalment.update({
    where: { businessId_planId_position: one },
    data: { dueOn: dayToColumn(to), missedAt: null, autopayAt: debitAt && dateOf(debitAt) },
  })
  // The new day has moments of its own; those that have begun already are said by the mail about it.
  await tx.instalmentNotice.deleteMany({ where: one })
  const today = todayIn(timeZone, instantOf(now))
  for (const { step, from: begins, until } of instalmentMoments(to, calendar, debitAt && todayIn(timeZone, debitAt))) {
    if (until && compareDays(begins, today) <= 0) await takeInstalmentStep(tx, { ...one, step, messageId: null }, now)
  }
  await finishTask(tx, {
    ...{ businessId, actor, now, key: missedTaskKey(planId, position) },
    outcome: `more time until ${formatDay(to, 'en-US', 'short')}`,
  })
  const data = { position, count: standing.instalments.length, amount: moneyData(amount) }
  await recordPlanEvent(
    tx,
    plan,
    'plan.extended',
    { ...data, from: from.toString(), to: to.toString() },
    { actor, now },
  )
}

/** Somebody looks at the rest of the plan when its last grace is over. */
async function reviewLater(
  tx: Tx,
  plan: Plan,
  loaded: LoadedInstalments,
  moves: readonly InstalmentMove[],
): Promise<void> {
  const days = afterMoves(loaded, moves).instalments.map(({ dueOn }) => dueOn)
  const last = days.reduce(laterDay)
  const { graceDays, dunning } = loaded.facts
  const reviewOn = addBusinessDays(last, graceDays, dunning.business.calendar)
  await tx.hold.updateMany({
    where: {
      businessId: plan.businessId,
      id: { in: plan.invoices.flatMap(({ holdId }) => (holdId ? [holdId] : [])) },
      releasedAt: null,
    },
    data: { reviewOn: dayToColumn(reviewOn) },
  })
}

function afterMoves({ facts: { standing } }: LoadedInstalments, moves: readonly InstalmentMove[]) {
  const moved = new Map(moves.map(({ instalment, to }) => [instalment.position, to]))
  return {
    ...standing,
    instalments: standing.instalments.map((one) => ({ ...one, dueOn: moved.get(one.position) ?? one.dueOn })),
  }
}
