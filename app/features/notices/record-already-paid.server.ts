import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { noticeTaskKey } from '#app/db/write/notices.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { compareDays, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import { formatMoney, isPositive, isReasonableAmount } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { byMethod } from '#app/domain/portal/payment-phrases.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/timeline-event.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { newId } from '#app/ids.server.ts'

/** How long the chase rests while somebody looks for the money. */
const searchBusinessDays = 5

export interface AlreadyPaid {
  businessId: string
  invoiceId: string
  method: PaymentMethod
  paidOn: PlainDate
  amount: Money
  /** What the client wrote on the transfer or the cheque. */
  reference: string | null
  actor: string
  now: Date
}

export type AlreadyPaidRefusal = 'not_found' | 'not_open' | 'bad_amount' | 'not_yet' | 'already_open'

/**
 * A client says that an invoice is paid: it rests for five business days, and somebody looks for the money. When the
 * money is not found by then, follow-up goes on and the task stays.
 */
export async function recordAlreadyPaid(
  notice: AlreadyPaid,
): Promise<Result<{ noticeId: string }, AlreadyPaidRefusal>> {
  const { businessId, invoiceId, method, paidOn, amount, reference, actor, now } = notice
  const place = { businessId_id: { businessId, id: invoiceId } }
  const found = await prisma.invoice.findUnique({ where: place, select: { clientId: true } })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx) => {
    const { clientId } = found
    await lockClient(tx, businessId, clientId)
    const invoice = await tx.invoice.findUniqueOrThrow({
      where: place,
      include: {
        notices: { where: { state: 'open' } },
        client: { select: { name: true, business: { select: { timeZone: true, locale: true } } } },
      },
    })
    const { timeZone, locale } = invoice.client.business
    const today = todayIn(timeZone, instantOf(now))
    if (invoice.state !== 'issued') return refuse('not_open')
    if (invoice.notices.length > 0) return refuse('already_open')
    if (amount.currency !== invoice.currency || !isPositive(amount) || !isReasonableAmount(amount)) {
      return refuse('bad_amount')
    }
    if (compareDays(paidOn, today) > 0) return refuse('not_yet')

    const until = addBusinessDays(today, searchBusinessDays, await loadSendCalendar(tx, businessId, today.year))
    const sum = [formatMoney(amount, locale), byMethod[method]].filter(Boolean).join(' ')
    const paid = `${sum} on ${formatDay(paidOn, locale, 'short')}`
    const holdId = await insertHold(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'already_paid', amount: null, until, reviewOn: null, actor, now },
      reason: `The client says that they paid ${paid}.`,
      stopsCharges: false,
    })
    const noticeId = newId()
    await tx.alreadyPaidNotice.create({
      data: {
        ...{ businessId, id: noticeId, clientId, invoiceId, method, reference, holdId, state: 'open', givenAt: now },
        ...{ amountMinor: amount.minor, currency: amount.currency, paidOn: dayToColumn(paidOn) },
      },
    })
    const data = {
      ...{ noticeId, number: invoice.number, amount: moneyData(amount), method, paidOn: paidOn.toString() },
      ...(reference && { reference }),
    } satisfies TimelineData['already_paid.given']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'already_paid.given', actor, at: now, data }])
    await openTask(tx, {
      ...{ businessId, clientId, invoiceId, now },
      key: noticeTaskKey(noticeId),
      kind: 'already_paid',
      title: `Look for ${paid}, which ${invoice.client.name} says was paid for invoice ${invoice.number}${reference ? ` (${reference})` : ''}`,
      dueOn: until,
    })
    return ok({ noticeId })
  })
}
