import { addDays, endOfMonth, formatDay, parseDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/**
 * When an invoice falls due. "N days, then end of month" and "end of month, then N days" are two different promises:
 * from 15 January, 30 days: 28 February against 2 March.
 */
export type PaymentTerms =
  | { readonly kind: 'net'; readonly days: number }
  | { readonly kind: 'days_then_end_of_month'; readonly days: number }
  | { readonly kind: 'end_of_month_then_days'; readonly days: number }
  | { readonly kind: 'day_of_next_month'; readonly day: number }
  | { readonly kind: 'on_receipt' }
  | { readonly kind: 'fixed'; readonly dueOn: PlainDate }

/** The due date. The 29th to 31st of a shorter month means its last day. */
export function dueDate(terms: PaymentTerms, issuedOn: PlainDate): PlainDate {
  switch (terms.kind) {
    case 'net':
      return addDays(issuedOn, terms.days)
    case 'days_then_end_of_month':
      return endOfMonth(addDays(issuedOn, terms.days))
    case 'end_of_month_then_days':
      return addDays(endOfMonth(issuedOn), terms.days)
    case 'day_of_next_month': {
      const nextMonth = issuedOn.with({ day: 1 }).add({ months: 1 })
      return nextMonth.with({ day: Math.min(terms.day, nextMonth.daysInMonth) })
    }
    case 'on_receipt':
      return issuedOn
    case 'fixed':
      return terms.dueOn
  }
}

/** The terms in plain words, as a client reads them. */
export function describeTerms(terms: PaymentTerms, locale = 'en-US'): string {
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
  switch (terms.kind) {
    case 'net':
      return terms.days === 0 ? 'Due on receipt' : `Due within ${days(terms.days)} of the invoice date`
    case 'days_then_end_of_month':
      return `Due at the end of the month that is reached ${days(terms.days)} after the invoice date`
    case 'end_of_month_then_days':
      return terms.days === 0
        ? 'Due at the end of the month of the invoice'
        : `Due ${days(terms.days)} after the end of the month of the invoice`
    case 'day_of_next_month':
      return `Due on day ${terms.day} of the month after the invoice`
    case 'on_receipt':
      return 'Due on receipt'
    case 'fixed':
      return `Due on ${formatDay(terms.dueOn, locale, 'long')}`
  }
}

const longestDays = 366
const endOfMonthWords = '(?:eom|e\\.o\\.m\\.|end of (?:the )?month|month ?end|fin de mois|monatsende)'
const dayWords = '(?:days?|d|tagen?|tage|jours?)'

// Tried in order; the first that matches decides.
const patterns: readonly [RegExp, (n: number) => PaymentTerms][] = [
  // "EOM+15", "EOM 15 days", "end of month plus 15"
  [new RegExp(`^(?:net )?${endOfMonthWords} ?(?:\\+|plus|,|then)? ?(\\d+)(?: ?${dayWords})?$`), endOfMonthThen],
  // "15 days after end of month", "Net 15 EOM"
  [
    new RegExp(`^(?:net )?(\\d+) ?(?:${dayWords})? (?:after|from|following|nach) (?:the )?${endOfMonthWords}$`),
    endOfMonthThen,
  ],
  [new RegExp(`^net (\\d+) ?,? ?${endOfMonthWords}$`), endOfMonthThen],
  // "30 days EOM", "30 jours fin de mois"
  [
    new RegExp(`^(\\d+) ?(?:${dayWords})? ?,? ?(?:then |zum )?${endOfMonthWords}$`),
    (days) => ({ kind: 'days_then_end_of_month', days }),
  ],
  // "15 MFI", "15th of next month"
  [
    /^(\d+)(?:st|nd|rd|th)? ?(?:mfi|(?:day )?of (?:the )?(?:next|following) month|of (?:the )?month following(?: (?:the )?invoice)?)$/,
    dayOfNextMonth,
  ],
  // "2/10 net 30", "2% 10, Net 30": the discount is another rule's business
  [/^\d+(?:[.,]\d+)? ?%? ?(?:\/ ?)?\d+ ?(?:days?)? ?,? ?(?:net|n) ?\/? ?(\d+)(?: ?days?)?$/, net],
  // "Net 30", "N30", "net/30", "30 days net"
  [new RegExp(`^(?:net|n|netto)[ /-]?(\\d+)(?: ?${dayWords})?$`), net],
  // "30 days", "30", "within 14 days of invoice", "zahlbar innerhalb von 14 Tagen", "payable sous 30 jours"
  [
    new RegExp(
      `^(?:(?:due|payable|payment|zahlbar|zahlung|à|a|sous) )*(?:(?:in|within|innerhalb|binnen|von|under|sous|à) )*(\\d+) ?(?:${dayWords})?(?: (?:net|netto|nets?|of (?:the )?invoice(?: date)?|after (?:the )?invoice(?: date)?|from (?:the )?(?:date of )?invoice(?: date)?|nach rechnungsdatum|date de facture))?$`,
    ),
    net,
  ],
]

function net(days: number): PaymentTerms {
  return { kind: 'net', days }
}
function endOfMonthThen(days: number): PaymentTerms {
  return { kind: 'end_of_month_then_days', days }
}
function dayOfNextMonth(day: number): PaymentTerms {
  return { kind: 'day_of_next_month', day }
}

const onReceipt =
  /^(?:(?:due|payable|payment) )?(?:up)?on receipt$|^(?:due )?immediate(?:ly)?$|^(?:due|payable) (?:now|immediately)$|^cod$|^cash on delivery$|^sofort(?: fällig| zahlbar)?$|^(?:à|a) réception$|^comptant$/
const endOfThisMonth = new RegExp(`^(?:due |payable )?(?:at |by )?(?:the )?${endOfMonthWords}$`)

/**
 * Reads the terms people write: "Net 30", "30 days EOM", "EOM+15", "Due on receipt", "2/10 net 30", "2026-05-01".
 * Null for what it does not surely know, and for more than a year: asking beats guessing a due date.
 */
export function parseTerms(text: string): PaymentTerms | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '')
  const dueOn = parseDay(words)
  if (dueOn) return { kind: 'fixed', dueOn }
  if (onReceipt.test(words)) return { kind: 'on_receipt' }
  if (endOfThisMonth.test(words)) return endOfMonthThen(0)
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(words)
    if (!match) continue
    const count = Number(match[1])
    const terms = make(count)
    if (count > longestDays) return null
    if (terms.kind === 'day_of_next_month' && (count < 1 || count > 31)) return null
    return terms
  }
  return null
}
