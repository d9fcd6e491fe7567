import { formatDay, parseDay } from '../business-day.ts'
import { compareMoney, formatMoney } from '../money.ts'
import { languageOf } from '../words/language.ts'
import type { PortalInvoice, PortalPayment } from './portal-invoice.ts'
import { historyWords } from './words/history/history-words.ts'
import type { HistoryWords } from './words/history/history-words.ts'
import { payWords } from './words/pay/pay-words.ts'

export interface PortalHistoryItem {
  /** YYYY-MM-DD in the business's zone. */
  readonly on: string
  readonly text: string
}

/** What happened between the business and the client on this invoice, in the client's words, newest first. */
export function portalHistory(invoice: PortalInvoice): PortalHistoryItem[] {
  const { locale } = invoice
  const words = historyWords[languageOf(locale)]
  const items = [
    ...invoice.payments.flatMap((payment) =>
      paymentTexts(payment, words, locale).map((text) => ({
        ...{ text, at: payment.at, on: payment.settledOn ?? payment.startedOn },
      })),
    ),
    ...invoice.charges.map(({ kind, amount, on, at }) => ({ on, at, text: words[kind](formatMoney(amount, locale)) })),
    ...invoice.mails.map(({ kind, subject, sentOn, at }) => ({
      ...{ on: sentOn, at, text: kind === 'thank_you' ? words.thanked : words.wrote(subject) },
    })),
    ...invoice.steps.map(({ kind, on, at, by, amount, day, count, outcome, label }) => ({
      on,
      at,
      text: words.steps[kind]({
        ...{ by, outcome, label, count: count ?? 0, day: day && dayInWords(day, locale) },
        amount: amount && formatMoney(amount, locale),
      }),
    })),
  ]
  const issued = { on: invoice.issuedOn, text: words.issued(invoice.number) }
  // By instant, so that what happened on one day stands in its own order; equal ones stay as they came.
  items.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return [...items.map(({ on, text }) => ({ on, text })), issued]
}

/** Attempts that ended without money are the client's own business, except where the money seemed to be on its way. */
function paymentTexts(payment: PortalPayment, words: HistoryWords, locale: string): string[] {
  const paid = `${formatMoney(payment.amount, locale)} ${payWords[languageOf(locale)].byMethod[payment.method]}`.trim()
  const isShared = compareMoney(payment.share, payment.amount) < 0
  const received = words.received(paid) + (isShared ? words.ofItHere(formatMoney(payment.share, locale)) : '')
  switch (payment.state) {
    case 'settled':
      return [received]
    case 'part_refunded':
    case 'refunded':
      return [words.refunded(formatMoney(payment.refunded, locale)), received]
    case 'disputed':
      return [words.bankLooks, received]
    case 'returned':
      return [words.takenBack, received]
    case 'processing':
      return [words.onItsWay(paid)]
    case 'failed':
      return [words.failed(paid)]
    case 'started':
    case 'open':
    case 'verifying':
    case 'expired':
    case 'cancelled':
      return []
  }
}

function dayInWords(day: string, locale: string): string {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, 'long') : day
}
