import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Dispute } from '#app/db/read/disputes.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addDays, dateOf, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { reasonNames } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { endHold, insertHold } from './holds.server.ts'
import { finishTask, openTask } from './tasks.server.ts'

/** R17: a dispute is answered within three business days; the day after, the business is reminded at nine. */
const answerBusinessDays = 3
const remindHour = 9
/** A rest without end is looked at again. */
const reviewDays = 14

/** The task that a dispute is on somebody's desk as. */
export const disputeTaskKey = (disputeId: string): string => `dispute/${disputeId}`

export interface DisputeRest {
  readonly holdId: string
  readonly respondBy: PlainDate
  readonly remindAt: Date
}

/** The same as columns of the dispute. */
export const restColumns = ({ holdId, respondBy, remindAt }: DisputeRest) => ({
  holdId,
  respondBy: dayToColumn(respondBy),
  remindAt,
})

interface ToRest {
  businessId: string
  disputeId: string
  clientId: string
  invoiceId: string
  part: Money | null
  wish: { reason: DisputeReason; words: string; actor: string; now: Date }
}

/** What is in question rests, charges too, and the business is asked for its answer. */
export async function restDisputed(tx: Tx, { part, wish, ...about }: ToRest): Promise<DisputeRest> {
  const { businessId, clientId, invoiceId } = about
  const { actor, now } = wish
  const { timeZone, locale } = await tx.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, locale: true },
  })
  const today = todayIn(timeZone, instantOf(now))
  const words = oneLine(wish.words)
  const why = [
    part ? `${formatMoney(part, locale)} of it` : '',
    reasonNames[wish.reason],
    words.length > 200 ? `${words.slice(0, 200)}…` : words,
  ]
  const holdId = await insertHold(tx, {
    ...{ businessId, clientId, invoiceId, kind: 'dispute', amount: part, until: null, actor, now },
    reason: why.filter(Boolean).join('. '),
    reviewOn: addDays(today, reviewDays),
    stopsCharges: true,
  })
  return { holdId, ...(await askBusiness(tx, { ...about, now })) }
}

interface ToAnswer {
  businessId: string
  disputeId: string
  clientId: string
  invoiceId: string
  now: Date
}

/** The client has spoken: the clock of the business begins, or begins anew, and the case is on somebody's desk. */
async function askBusiness(
  tx: Tx,
  { businessId, disputeId, clientId, invoiceId, now }: ToAnswer,
): Promise<{ respondBy: PlainDate; remindAt: Date }> {
  const { number, client } = await tx.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
    select: { number: true, client: { select: { name: true, business: { select: { timeZone: true } } } } },
  })
  const { timeZone } = client.business
  const today = todayIn(timeZone, instantOf(now))
  const respondBy = addBusinessDays(today, answerBusinessDays, await loadSendCalendar(tx, businessId, today.year))
  await openTask(tx, {
    ...{ businessId, clientId, invoiceId, key: disputeTaskKey(disputeId), kind: 'dispute', dueOn: respondBy, now },
    title: `Answer ${client.name}, who disputes invoice ${number}`,
  })
  return { respondBy, remindAt: dateOf(startOfDay(addDays(respondBy, 1), timeZone).add({ hours: remindHour })) }
}

/** The client's turn is over: what was said stands with the business from here, unless it stood there already. */
export async function handToBusiness(tx: Tx, dispute: Dispute, now: Date): Promise<PlainDate> {
  const { businessId, id, clientId, invoiceId } = dispute
  const waiting = await tx.task.count({ where: { businessId, key: disputeTaskKey(id), doneAt: null } })
  if (waiting > 0) return dispute.respondBy
  const { respondBy, remindAt } = await askBusiness(tx, { businessId, disputeId: id, clientId, invoiceId, now })
  await tx.dispute.update({
    where: { businessId_id: { businessId, id } },
    data: { respondBy: dayToColumn(respondBy), remindAt },
  })
  return respondBy
}

/** The business has answered: nobody is reminded until the client speaks again. */
export async function handToClient(
  tx: Tx,
  { businessId, id }: { businessId: string; id: string },
  { outcome, actor, now }: { outcome: string; actor: string; now: Date },
): Promise<void> {
  await tx.dispute.update({ where: { businessId_id: { businessId, id } }, data: { remindAt: null } })
  await finishTask(tx, { businessId, key: disputeTaskKey(id), outcome, actor, now })
}

/** Over: what rested goes on, from where it stood, and nobody is waited for. */
export async function endDisputeRest(
  tx: Tx,
  dispute: Dispute,
  call: { outcome: string; actor: string; now: Date },
): Promise<void> {
  const { businessId, holdId } = dispute
  if (holdId) await endHold(tx, { businessId, holdId, actor: call.actor, now: call.now })
  await handToClient(tx, dispute, call)
}
