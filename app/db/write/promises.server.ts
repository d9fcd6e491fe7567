import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { settledSince } from '#app/db/read/settled-since.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { checkPromise } from '#app/domain/promise-to-pay/check-promise.ts'
import type { PromiseRefusal, PromiseSource } from '#app/domain/promise-to-pay/check-promise.ts'
import { judgePromise } from '#app/domain/promise-to-pay/judge-promise.ts'
import { nextPromiseState } from '#app/domain/promise-to-pay/promise-state.ts'
import type { PromiseEvent } from '#app/domain/promise-to-pay/promise-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'
import { endHold, insertHold } from './holds.server.ts'
import { openTask } from './tasks.server.ts'
import { recordEvents } from './timeline.server.ts'

/** Follow-up waits this long after the promised day: a transfer of that day is still on its way. */
const graceBusinessDays = 2

export interface NewPromise {
  businessId: string
  invoiceId: string
  amount: Money
  dueOn: PlainDate
  source: PromiseSource
  /** Why an exception is made; null: none is. */
  note: string | null
  actor: string
  now: Date
}

/**
 * Takes down when a client will pay, in place of what they promised before, and rests the invoice until two business days
 * after it. The caller holds the client's lock.
 */
export async function insertPromise(
  tx: Tx,
  promise: NewPromise,
): Promise<Result<{ promiseId: string }, PromiseRefusal | 'not_found'>> {
  const { businessId, invoiceId, amount, dueOn, source, note, actor, now } = promise
  const invoice = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      promises: { include: withContext },
      client: { select: { business: { select: { timeZone: true, locale: true } } } },
    },
  })
  if (!invoice) return refuse('not_found')
  const { clientId, number } = invoice
  const { timeZone, locale } = invoice.client.business
  const balance = { minor: invoice.balanceMinor, currency: invoice.currency }
  const checked = checkPromise({
    ...{ amount, dueOn, source, note },
    today: todayIn(timeZone, instantOf(now)),
    invoice: { state: invoice.state, balance },
    earlierFromPortal: invoice.promises.filter((earlier) => earlier.source === 'portal').length,
  })
  if (!checked.ok) return checked

  for (const earlier of invoice.promises.filter(({ state }) => state === 'pending')) {
    await endPromise(tx, earlier, 'cancel', { reason: 'a new one took its place', actor, now })
  }
  const calendar = await loadSendCalendar(tx, businessId, dueOn.year)
  const holdId = await insertHold(tx, {
    ...{
      businessId,
      clientId,
      invoiceId,
      kind: 'promise',
      amount: null,
      reviewOn: null,
      stopsCharges: false,
      actor,
      now,
    },
    reason: `${formatMoney(amount, locale)} is promised for ${formatDay(dueOn, locale, 'short')}.`,
    until: addBusinessDays(dueOn, graceBusinessDays, calendar),
  })
  const promiseId = newId()
  await tx.promiseToPay.create({
    data: {
      ...{ businessId, id: promiseId, clientId, invoiceId, source, holdId, state: 'pending', madeAt: now },
      ...{ amountMinor: amount.minor, currency: amount.currency, dueOn: dayToColumn(dueOn) },
    },
  })
  const data = {
    ...{ promiseId, number, amount: moneyData(amount), dueOn: dueOn.toString(), source },
    ...(note && { note }),
  } satisfies TimelineData['promise.made']
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'promise.made', actor, at: now, data }])
  return ok({ promiseId })
}

const withContext = {
  hold: { select: { until: true } },
  invoice: { select: { number: true, state: true, processingMinor: true } },
  client: { select: { name: true, business: { select: { timeZone: true, locale: true } } } },
} as const satisfies Prisma.PromiseToPayInclude
type PromiseInContext = Prisma.PromiseToPayGetPayload<{ include: typeof withContext }>

/** Ends the client's promises that time or money has decided. Safe to repeat; without a pending promise it is one read. The caller holds the client's lock. */
export const judgePromises = (tx: Tx, businessId: string, clientId: string, now: Date): Promise<void> =>
  judgePromisesOf(tx, businessId, [clientId], now)

/** The same for several clients at once. */
export async function judgePromisesOf(
  tx: Tx,
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<void> {
  const pending = await tx.promiseToPay.findMany({
    where: { businessId, clientId: { in: [...clientIds] }, state: 'pending' },
    include: withContext,
  })
  for (const promise of pending) {
    const { currency, invoice } = promise
    const event = judgePromise(
      {
        amount: { minor: promise.amountMinor, currency },
        waitsUntil: dayFromColumn(promise.hold.until ?? promise.dueOn),
        invoiceState: invoice.state,
        settled: { minor: await settledSince(tx, businessId, promise.invoiceId, promise.madeAt), currency },
        processing: { minor: invoice.processingMinor, currency },
      },
      todayIn(promise.client.business.timeZone, instantOf(now)),
    )
    if (!event) continue
    await endPromise(tx, promise, event, { reason: 'nothing is left to pay', actor: 'system', now })
    if (event === 'break') await tellOfBroken(tx, promise, now)
  }
}

/**
 * Voids the pending promises of an invoice for more than `above`; null: all of them. Nothing is waited for then, and nothing
 * is broken. The caller holds the client's lock.
 */
export async function cancelPromises(
  tx: Tx,
  call: { businessId: string; invoiceId: string; above: Money | null; reason: string; actor: string; now: Date },
): Promise<void> {
  const { businessId, invoiceId, above, reason, actor, now } = call
  const pending = await tx.promiseToPay.findMany({
    where: { businessId, invoiceId, state: 'pending', ...(above && { amountMinor: { gt: above.minor } }) },
    include: withContext,
  })
  for (const promise of pending) await endPromise(tx, promise, 'cancel', { reason, actor, now })
}

const types = { keep: 'promise.kept', break: 'promise.broken', cancel: 'promise.cancelled' } as const

async function endPromise(
  tx: Tx,
  promise: PromiseInContext,
  event: PromiseEvent,
  { reason, actor, now }: { reason: string; actor: string; now: Date },
): Promise<void> {
  const { businessId, id, clientId, invoiceId, holdId, currency } = promise
  const state = nextPromiseState(promise.state, event)
  if (!state) return
  const { count } = await tx.promiseToPay.updateMany({
    where: { businessId, id, state: promise.state },
    data: { state, endedAt: now },
  })
  if (count === 0) return
  const data = {
    promiseId: id,
    number: promise.invoice.number,
    amount: moneyData({ minor: promise.amountMinor, currency }),
    dueOn: dayFromColumn(promise.dueOn).toString(),
    ...(event === 'cancel' && { reason }),
  }
  await recordEvents(tx, [{ businessId, clientId, invoiceId, type: types[event], actor, at: now, data }])
  await endHold(tx, { businessId, holdId, actor, now })
}

async function tellOfBroken(tx: Tx, promise: PromiseInContext, now: Date): Promise<void> {
  const { businessId, id, clientId, invoiceId, client, invoice } = promise
  const { timeZone, locale } = client.business
  const amount = formatMoney({ minor: promise.amountMinor, currency: promise.currency }, locale)
  const day = formatDay(dayFromColumn(promise.dueOn), locale, 'short')
  await openTask(tx, {
    ...{ businessId, clientId, invoiceId, now },
    key: `promise/${id}`,
    kind: 'broken_promise',
    title: `${amount} of invoice ${invoice.number}, promised by ${client.name} for ${day}, did not come: a call may help`,
    dueOn: todayIn(timeZone, instantOf(now)),
  })
}
