import { addDays, compareDays, daysBetween, formatDay, laterDay } from '../business-day.ts'
import type { DayStyle, PlainDate } from '../business-day.ts'
import { addMoney, equalMoney, formatMoney, isPositive, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import { writeWords } from '../words/choose-words.ts'
import { languageOf } from '../words/language.ts'
import { numberList, phrasesOf } from '../words/phrases.ts'
import type { TemplateValues } from '../words/template-names.ts'
import type { OwnTemplates } from '../words/template-words.ts'
import { callDay } from './call-day.ts'
import type { ReminderFacts, ReminderItem } from './reminder-facts.ts'

export type ReminderValues = TemplateValues<'reminder'>

/** A client is always given two weeks to answer a final notice; one day more leaves room for its approval. */
const answerWithinDays = 15

/** What is asked for: all that is open but for the part that rests. */
export const payable = ({ balance, held }: ReminderItem): Money => subtractMoney(balance, held)

/** The sums of all items together. */
export function sumOf(items: readonly ReminderItem[], amount: (item: ReminderItem) => Money | null): Money {
  const amounts = items.flatMap((item) => amount(item) ?? [])
  return sumMoney(amounts, items[0]?.balance.currency ?? amounts[0]?.currency ?? 'USD')
}

/** The deadline of a final notice, for words written `today`. */
export const answerByOf = ({ lead }: ReminderFacts, today: PlainDate): PlainDate =>
  addDays(today, lead.stage.answerWithinDays ?? answerWithinDays)

/** Everything a reminder or a letter may name, in the client's language. `locale` has words (see wordsLocale). */
export function reminderValues(
  facts: ReminderFacts,
  today: PlainDate,
  locale: string,
  own: OwnTemplates,
): ReminderValues {
  const { client, lead, items } = facts
  const phrases = phrasesOf(languageOf(locale))
  const day = (date: PlainDate, style: DayStyle = 'weekday') => formatDay(date, locale, style)
  const sum = (amount: Money) => formatMoney(amount, locale)
  const daysLate = daysBetween(lead.dueOn, today)
  const open = payable(lead)
  const held = sumOf(items, (item) => item.held)
  const hasAnswerBy = lead.stage.key === 'final_demand' || lead.stage.answerWithinDays !== undefined
  return {
    'client.name': client.greetingName,
    'business.name': facts.business.name,
    'invoice.number': lead.number,
    'invoice.amount': equalMoney(open, lead.total) ? sum(open) : phrases.partOpen(sum(lead.total), sum(open)),
    'invoice.total': sum(lead.total),
    'invoice.paid': sum(lead.paid),
    'invoice.open': sum(open),
    'invoice.description': shortWork(lead.description) ?? '',
    'invoice.due_on': day(lead.dueOn),
    'invoice.falls_due':
      daysLate === 0
        ? phrases.dueToday
        : daysLate === 1
          ? phrases.wasDueYesterday
          : daysLate < 0
            ? phrases.dueOn(day(lead.dueOn))
            : phrases.wasDueOn(day(lead.dueOn)),
    'invoice.late_for': phrases.lateFor(Math.max(daysLate, 0)),
    'invoice.days_late': daysLate,
    'invoices.count': items.length,
    'invoices.numbers': numberList(
      items.map(({ number }) => oneLine(number)),
      phrases,
    ),
    'invoices.open': sum(sumOf(items, payable)),
    today: day(today, 'long'),
    work_sentence: phrases.thanksForWork(shortWork(lead.description)),
    history_sentence: [
      isOldClient(client.since, today) ? phrases.thanksForYears(client.since.year) : '',
      client.paidOnTime >= 2 ? phrases.thanksForOnTime : '',
    ].join(' '),
    discount_sentence: lead.discount
      ? phrases.discount(sum(lead.discount.saves), day(lead.discount.until, 'short'))
      : '',
    fees_sentence: feesSentence(facts, locale),
    interest_sentence: interestSentence(facts, today, locale),
    held_sentence: isPositive(held) ? phrases.held(sum(held)) : '',
    promise_sentence: promiseSentence(facts, locale, own),
    call_sentence: facts.canCall ? phrases.callOn(day(callDay(today), 'name')) : phrases.askForCall,
    answer_by: hasAnswerBy ? day(answerByOf(facts, today), 'short') : '',
    next_step: phrases.nextStep,
  }
}

/** Until when the words of a name are true, where they age sooner than the rest; days in the business's zone. */
export function lastTrueDay(name: string, facts: ReminderFacts, today: PlainDate): PlainDate | null {
  const { lead, interest } = facts
  const daysLate = daysBetween(lead.dueOn, today)
  switch (name) {
    case 'invoice.falls_due':
      if (daysLate < 0) return addDays(lead.dueOn, lead.stage.key === 'courtesy' ? -1 : 0)
      return daysLate <= 1 ? today : null
    case 'invoice.late_for':
      return addDays(today, 3)
    case 'invoice.days_late':
    case 'today':
      return today
    case 'discount_sentence':
      return lead.discount?.until ?? null
    case 'interest_sentence':
      return interest && compareDays(interest.from, today) > 0 ? addDays(interest.from, -1) : null
    case 'call_sentence':
      return facts.canCall ? addDays(callDay(today), -1) : null
    case 'answer_by':
      return laterDay(today, addDays(answerByOf(facts, today), -14))
    default:
      return null
  }
}

const isOldClient = (since: PlainDate | null, today: PlainDate): since is PlainDate =>
  since !== null && compareDays(since.add({ years: 1 }), today) <= 0

/** Descriptions come from elsewhere: one that is no short phrase is left out rather than cut. */
export function shortWork(description: string | null): string | null {
  const work = oneLine(description ?? '').replace(/[.!?]+$/, '')
  return work && work.length <= 60 ? work : null
}

function feesSentence({ items }: ReminderFacts, locale: string): string {
  const phrases = phrasesOf(languageOf(locale))
  const sum = (amount: Money) => formatMoney(amount, locale)
  const day = (date: PlainDate) => formatDay(date, locale, 'short')
  const charges = items.flatMap(({ newCharges }) => newCharges)
  const fees = charges.filter(({ kind }) => kind === 'fee').map(({ amount }) => amount)
  const interest = charges.filter(({ kind }) => kind === 'interest')
  const all = sumOf(items, (item) => item.fees)
  const added = charges.reduce((total, { amount }) => addMoney(total, amount), { ...all, minor: 0n })
  return [
    fees.length > 0 ? phrases.newFee(sum(sumMoney(fees, all.currency))) : '',
    ...interest.map(({ amount, fromDay, toDay }) => phrases.newInterest(sum(amount), day(fromDay), day(toDay))),
    isPositive(subtractMoney(all, added)) ? phrases.chargesSoFar(sum(all)) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function interestSentence({ interest }: ReminderFacts, today: PlainDate, locale: string): string {
  if (!interest) return ''
  const phrases = phrasesOf(languageOf(locale))
  const perDay = formatMoney(interest.perDay, locale)
  return compareDays(interest.from, today) > 0
    ? phrases.interestFrom(perDay, formatDay(interest.from, locale, 'short'))
    : phrases.interestRuns(perDay)
}

function promiseSentence({ business, client, items }: ReminderFacts, locale: string, own: OwnTemplates): string {
  const item = items.find(({ missedPromise }) => missedPromise)
  if (!item?.missedPromise) return ''
  const { paragraphs } = writeWords<'promise'>('promise.missed', languageOf(locale), own, {
    'client.name': client.greetingName,
    'business.name': business.name,
    'invoice.number': item.number,
    'promise.on': formatDay(item.missedPromise, locale, 'short'),
  })
  return paragraphs.join(' ')
}
