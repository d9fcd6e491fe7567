import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadSendCalendar } from '#app/db/read/send-calendar.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { keepCaseFiles } from '#app/db/write/case-files.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { noticeTaskKey } from '#app/db/write/notices.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { compareDays, formatDay, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { addBusinessDays } from '#app/domain/calendar/send-calendar.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { formatMoney, isPositive, isReasonableAmount } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { byMethod } from '#app/domain/portal/payment-phrases.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { alreadyPaidWords } from '#app/domain/portal/words/already-paid/already-paid-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { queueAnswer } from '#app/features/mail/queue-answer.server.ts'
import { newId } from '#app/ids.server.ts'

/** How long the chase rests while somebody looks for the money. */
const searchBusinessDays = 5
/** Who has said it so often on the portal, and nothing came, is asked to call instead. */
const soughtInVain = 2

export interface AlreadyPaid {
  businessId: string
  invoiceId: string
  method: PaymentMethod
  paidOn: PlainDate
  amount: Money
  /** What the client wrote on the transfer or the cheque. */
  reference: string | null
  /** Where the client says so on the portal: the proof that came along. They are then thanked in writing. */
  portal?: { files: readonly CheckedFile[] }
  actor: string
  now: Date
}

export type AlreadyPaidRefusal = 'not_found' | 'not_open' | 'bad_amount' | 'not_yet' | 'already_open' | 'too_many'

/**
 * A client says that an invoice is paid: it rests for five business days, and somebody looks for the money. When the
 * money is not found by then, follow-up goes on and the task stays.
 */
export async function recordAlreadyPaid(
  notice: AlreadyPaid,
): Promise<Result<{ noticeId: string }, AlreadyPaidRefusal>> {
  const { businessId, invoiceId, method, paidOn, amount, reference, portal, actor, now } = notice
  const place = { businessId_id: { businessId, id: invoiceId } }
  const found = await prisma.invoice.findUnique({ where: place, select: { clientId: true } })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx) => {
    const { clientId } = found
    await lockClient(tx, businessId, clientId)
    const invoice = await tx.invoice.findUniqueOrThrow({
      where: place,
      include: {
        notices: { select: { state: true } },
        client: { select: { name: true, business: { select: { timeZone: true, locale: true } } } },
      },
    })
    const { timeZone, locale } = invoice.client.business
    const today = todayIn(timeZone, instantOf(now))
    if (invoice.state !== 'issued') return refuse('not_open')
    if (invoice.notices.some(({ state }) => state === 'open')) return refuse('already_open')
    if (portal && invoice.notices.filter(({ state }) => state === 'not_found').length >= soughtInVain) {
      return refuse('too_many')
    }
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
    if (portal) {
      await keepCaseFiles(tx, { businessId, clientId, noticeId, files: portal.files, now })
      await queueAnswer(tx, {
        ...{ businessId, clientId, invoiceId, answer: 'already_paid', key: `answer/already-paid/${noticeId}`, now },
        said: (ofClient) => ({
          'answer.amount': formatMoney(amount, ofClient),
          'answer.method': alreadyPaidWords[languageOf(ofClient)].by[method],
          'answer.on': formatDay(paidOn, ofClient, 'long'),
        }),
      })
    }
    return ok({ noticeId })
  })
}
