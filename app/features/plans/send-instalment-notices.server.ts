import { loadInstalmentFacts } from '#app/db/read/instalment-facts.server.ts'
import type { LoadedInstalments } from '#app/db/read/instalment-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import type { Plan } from '#app/db/read/plans.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { missedTaskKey } from '#app/db/write/advance-plans.server.ts'
import { takeInstalmentStep } from '#app/db/write/instalment-notices.server.ts'
import { recordPlanEvent } from '#app/db/write/plan-events.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { dateOf, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import { decideInstalments, instalmentBasis } from '#app/domain/plan/decide-instalment.ts'
import type { InstalmentWord } from '#app/domain/plan/decide-instalment.ts'
import type { InstalmentStanding } from '#app/domain/plan/plan-standing.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import { queueAgreedNote } from '#app/features/mail/queue-agreed-note.server.ts'

const noteOf = {
  upcoming: 'instalment_upcoming',
  due: 'instalment_due',
  missed: 'instalment_missed',
  missed_again: 'instalment_missed_again',
  autopay: 'autopay_notice',
} as const

/**
 * Says what is due to be said about the instalments of one active plan, asks the owner about those whose grace is over, and
 * notes when to look again. The caller holds the client's lock.
 */
export async function sendInstalmentNotices(
  tx: Tx,
  { businessId, planId, now }: { businessId: string; planId: string; now: Date },
): Promise<void> {
  const loaded = await loadInstalmentFacts(tx, businessId, planId, now)
  const plan = await loadPlan(tx, businessId, planId)
  if (!loaded || !plan) return
  const decision = decideInstalments(loaded.facts, instantOf(now))
  await tx.instalmentPlan.update({
    where: { businessId_id: { businessId, id: planId } },
    data: { nextCheckAt: decision.nextCheckAt && dateOf(decision.nextCheckAt) },
  })
  for (const word of decision.say) await say(tx, businessId, loaded, word, now)
  for (const instalment of decision.missed) await askOwner(tx, plan, loaded, instalment, now)
  if (decision.needsAddress) await askForAddress(tx, plan, loaded, now)
}

async function say(
  tx: Tx,
  businessId: string,
  { plan, facts }: LoadedInstalments,
  word: InstalmentWord,
  now: Date,
): Promise<void> {
  const { instalment, step, names } = word
  const { position, dueOn } = instalment
  const prefix = `instalment/${plan.id}/${position}/${step}/${dueOn.toString()}`
  // One that was taken back before it went out left its step open, and its key taken.
  const before = await tx.outboxMessage.count({ where: { businessId, key: { startsWith: `${prefix}/` } } })
  const messageId = await queueAgreedNote(tx, {
    ...{ businessId, plan, note: noteOf[step], kind: 'instalment', now },
    instalment: { ...instalment, dueOn: names },
    key: `${prefix}/${before + 1}`,
    basis: instalmentBasis(word, facts.dunning.client.recipient),
  })
  if (messageId) await takeInstalmentStep(tx, { businessId, planId: plan.id, position, step, messageId }, now)
}

/** Puts an instalment that did not come on somebody's desk, once: to extend, to plan anew, or to end the plan. */
async function askOwner(
  tx: Tx,
  plan: Plan,
  { facts }: LoadedInstalments,
  { position, open, dueOn }: InstalmentStanding,
  now: Date,
): Promise<void> {
  const { businessId, id: planId, clientId, clientName } = plan
  const { count: asked } = await tx.planInstalment.updateMany({
    where: { businessId, planId, position, missedAt: null },
    data: { missedAt: now },
  })
  if (asked === 0) return
  const count = facts.standing.instalments.length
  const { locale } = await tx.business.findUniqueOrThrow({ where: { id: businessId }, select: { locale: true } })
  const data = { position, count, amount: moneyData(open), dueOn: dueOn.toString() }
  await recordPlanEvent(tx, plan, 'plan.instalment_missed', data, { actor: 'system', now })
  const part = `instalment ${position} of ${count}, ${formatMoney(open, locale)}, due on ${formatDay(dueOn, locale, 'short')}`
  await openTask(tx, {
    ...{ businessId, clientId, now, kind: 'plan', key: missedTaskKey(planId, position) },
    invoiceId: plan.invoices[0]?.invoiceId ?? null,
    title: `Decide how the plan of ${clientName} goes on: ${part}, did not come`,
    dueOn: todayIn(facts.dunning.business.timeZone, instantOf(now)),
  })
}

/** Nobody to write to is somebody's job, never a silent gap (R24). */
async function askForAddress(
  tx: Tx,
  { businessId, clientId, clientName, invoices }: Plan,
  { facts }: LoadedInstalments,
  now: Date,
): Promise<void> {
  await openTask(tx, {
    ...{ businessId, clientId, now, kind: 'review', key: `address/${clientId}` },
    invoiceId: invoices[0]?.invoiceId ?? null,
    title: `Find an e-mail address for ${clientName}`,
    dueOn: todayIn(facts.dunning.business.timeZone, instantOf(now)),
  })
}
