import type { Tx } from '#app/db/transaction.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { compareDays, earliestInstant, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import type { Instant, PlainDate } from '#app/domain/business-day.ts'
import type { DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import type { Hold } from '#app/domain/dunning/hold.ts'
import { callTask } from '#app/domain/call/call-task.ts'
import { numberOf } from './look.ts'
import type { Look } from './look.ts'
import { promoteStep } from './promote-step.server.ts'
import { takeStep } from './take-step.server.ts'

interface Due {
  readonly invoiceId: string
  readonly stage: DunningStage
}

const todayOf = ({ facts, now }: Look): PlainDate => todayIn(facts.business.timeZone, instantOf(now))

/** A stage that is a call: it is taken by putting the call on somebody's desk, and done when the call is made. */
export async function askForCall(tx: Tx, look: Look, { invoiceId, stage }: Due): Promise<void> {
  const { businessId, clientId, now } = look
  if (await promoteStep(tx, businessId, { invoiceId, stage }, 'phone')) return
  await takeStep(tx, { businessId, invoiceId, stage, channel: 'phone', outcome: 'pending', now })
  const task = callTask({ invoiceId, stageId: stage.id, number: numberOf(look, invoiceId) })
  await openTask(tx, { businessId, clientId, invoiceId, ...task, dueOn: todayOf(look), now })
  if (stage.channel !== 'phone' && !look.facts.client.recipient) await askForAddress(tx, look, invoiceId)
}

/** The last step of the ladder is a person's: it is taken by putting it on their desk. */
export async function askOwner(tx: Tx, look: Look, { invoiceId, stage }: Due): Promise<void> {
  const { businessId, clientId, now } = look
  await takeStep(tx, { businessId, invoiceId, stage, channel: 'owner', outcome: 'completed', now })
  await openTask(tx, {
    businessId,
    key: `review/${invoiceId}/${stage.id}`,
    kind: 'escalation',
    title: `Decide how to go on with invoice ${numberOf(look, invoiceId)}: every step of the ladder is behind it`,
    clientId,
    invoiceId,
    dueOn: todayOf(look),
    now,
  })
}

/** Nobody to write to is somebody's job, never a silent gap (R24). */
export async function askForAddress(tx: Tx, look: Look, invoiceId: string): Promise<void> {
  const { businessId, clientId, now } = look
  const { name } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true },
  })
  await openTask(tx, {
    businessId,
    key: `address/${clientId}`,
    kind: 'review',
    title: `Find an e-mail address for ${name}`,
    clientId,
    invoiceId,
    dueOn: todayOf(look),
    now,
  })
}

/**
 * A hold that wants to be looked at again is put on somebody's desk on its day, once. Answers when the next one will be;
 * null when none is ahead.
 */
export async function askForReview(tx: Tx, look: Look): Promise<Instant | null> {
  const { businessId, clientId, facts, now } = look
  const today = todayOf(look)
  const holds = new Map(facts.invoices.flatMap(({ holds: all }) => all.map((hold) => [hold.id, hold] as const)))
  const ahead: Instant[] = []
  for (const hold of holds.values()) {
    const { reviewOn } = hold
    if (!reviewOn) continue
    if (compareDays(reviewOn, today) > 0) {
      ahead.push(startOfDay(reviewOn, facts.business.timeZone))
      continue
    }
    const key = `hold/${hold.id}/${reviewOn.toString()}`
    // Whoever finished this task has looked: it must not come back with the next look at the client.
    if ((await tx.task.count({ where: { businessId, key } })) > 0) continue
    await openTask(tx, {
      businessId,
      key,
      kind: 'review',
      title: reviewTitle(hold),
      clientId: hold.scope === 'business' ? null : clientId,
      invoiceId: facts.invoices.find(({ holds: own }) => hold.scope === 'invoice' && own.includes(hold))?.id ?? null,
      dueOn: reviewOn,
      now,
    })
  }
  return earliestInstant(ahead)
}

function reviewTitle({ scope, reason }: Hold): string {
  const what = { business: 'all follow-up', client: 'the follow-up of this client', invoice: 'this follow-up' }[scope]
  return `Decide whether ${what} goes on: it rests without an end (${reason})`
}
