import { addDays, daysBetween, formatDay, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { compareMoney, formatMoney } from '../money.ts'
import { oneLine } from '../one-line.ts'
import type { ReminderFacts } from './reminder-facts.ts'

export interface ReminderWords {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly closing: string
  readonly callOn: PlainDate | null
  readonly answerBy: PlainDate | null
  readonly sendBy: PlainDate
}

/** A week is long enough for an approval, and short enough for "is still open" to be worth saying again. */
const staysTrueDays = 7
/** At least 14 days from the day it is sent, which may be the day after it was written. */
const answerWithinDays = 15

const defaultNextStep = 'hand the claim to a collection agency'

/** What each stage says. Warm early, factual late, grateful always; help is offered before anything is asked again. */
export function wordsOf(facts: ReminderFacts, today: PlainDate): ReminderWords {
  const { client, invoice, stage } = facts
  const { dueOn } = invoice
  const number = oneLine(invoice.number)
  const day = (date: PlainDate) => formatDay(date, client.locale)
  const open = formatMoney(invoice.balance, client.locale)
  const sum = openSum(facts)
  const plain = { callOn: null, answerBy: null, closing: 'Thank you,', sendBy: addDays(today, staysTrueDays) }

  switch (stage.key) {
    case 'courtesy':
      return {
        ...plain,
        subject: `Invoice ${number} is due on ${day(dueOn)}`,
        paragraphs: [
          thanksForTheWork(invoice.description),
          `A quick note that invoice ${number} for ${sum} is due on ${day(dueOn)}. If it is already on its way, there is nothing to do.`,
        ],
        closing: 'With kind regards,',
        sendBy: laterDay(today, addDays(dueOn, -1)),
      }
    case 'due_today':
      return {
        ...plain,
        subject: `Invoice ${number} is due today`,
        paragraphs: [
          `Invoice ${number} for ${sum} is due today. You can see it and pay in a minute on its page.`,
          'If it is already on its way, thank you; there is nothing more to do.',
        ],
        sendBy: today,
      }
    case 'day_after': {
      const isYesterday = daysBetween(dueOn, today) === 1
      return {
        ...plain,
        subject: `Did invoice ${number} reach you?`,
        paragraphs: [
          `Invoice ${number} for ${sum} was due ${isYesterday ? 'yesterday' : `on ${day(dueOn)}`} and we have not seen a payment yet. It may have slipped through, or gone to the wrong desk: if so, a short reply tells us whom to write to.`,
          'If it is already on its way, thank you, and please disregard this note.',
        ],
        sendBy: isYesterday ? today : plain.sendBy,
      }
    }
    case 'first_follow_up':
      return {
        ...plain,
        subject: `Following up on invoice ${number}`,
        paragraphs: [
          `Invoice ${number} for ${sum} was due on ${day(dueOn)}, and our records show it as still open.`,
          'If anything about it is unclear, or paying in parts would help, please reply and tell us; we would rather find a way with you.',
          'Otherwise you can settle it on its page in a minute.',
        ],
      }
    case 'second_follow_up':
      return {
        ...plain,
        subject: `Invoice ${number} is ${pastDue(dueOn, today)} past due`,
        paragraphs: [
          `Invoice ${number} was due on ${day(dueOn)}. The open amount is ${open}.`,
          interestSentence(facts) ??
            'If paying the whole sum now is difficult, a plan with smaller parts is fine: reply with what would suit you.',
          'If something about the invoice is not right, please say so, and we will look into it before anything else.',
        ],
        sendBy: addDays(today, 3),
      }
    case 'third_follow_up': {
      const callOn = callDay(today)
      return {
        ...plain,
        subject: `Invoice ${number}: can we talk this week?`,
        paragraphs: [
          `Invoice ${number} was due on ${day(dueOn)}, and ${open} is still open. We have written a few times and would like to hear from you.`,
          facts.canCall
            ? `I will call you on ${formatDay(callOn, client.locale, 'name')} to hear how we can settle this; if another time suits you better, reply with one.`
            : 'I would like to call you to hear how we can settle this: please reply with a number and a time that suit you.',
          'Instalments, a later date, a question about the invoice: each of these is a good answer.',
        ],
        callOn,
        sendBy: addDays(callOn, -1),
      }
    }
    case 'final_demand': {
      const answerBy = addDays(today, answerWithinDays)
      const date = formatDay(answerBy, client.locale, 'short')
      const nextStep = oneLine(facts.nextStepAfterFinal ?? defaultNextStep)
      return {
        ...plain,
        subject: `Invoice ${number}: final notice, please answer by ${date}`,
        paragraphs: [
          `Invoice ${number} was due on ${day(dueOn)}, and ${open} is still open.`,
          'If paying in full is not possible, please reply with a plan or a date that would work. If something about the invoice is wrong, tell us, and it rests until that is settled.',
          `If we have neither a payment nor an agreement by ${date}, our next step is to ${nextStep}. We would much prefer to settle it with you.`,
        ],
        answerBy,
        sendBy: addDays(today, 1),
      }
    }
    case 'gate':
      throw new RangeError('the gate is a decision of the owner: nothing is written to the client')
  }
}

/** The day a call is announced for: two days ahead, never a Saturday or Sunday. */
export function callDay(today: PlainDate): PlainDate {
  const day = addDays(today, 2)
  return day.dayOfWeek > 5 ? addDays(day, 8 - day.dayOfWeek) : day
}

function openSum({ client, invoice }: ReminderFacts): string {
  const open = formatMoney(invoice.balance, client.locale)
  const total = formatMoney(invoice.total, client.locale)
  return compareMoney(invoice.balance, invoice.total) === 0 ? open : `${total}, of which ${open} is open,`
}

/** Descriptions come from elsewhere: one that is no short phrase is left out rather than cut. */
function thanksForTheWork(description: string | null): string {
  const work = oneLine(description ?? '')
  return work && work.length <= 60
    ? `Thank you for working with us on ${work.replace(/[.!?]+$/, '')}.`
    : 'Thank you for working with us.'
}

const weekNames = new Map([
  [7, 'one week'],
  [14, 'two weeks'],
  [21, 'three weeks'],
  [28, 'four weeks'],
])

function pastDue(dueOn: PlainDate, today: PlainDate): string {
  const days = daysBetween(dueOn, today)
  return weekNames.get(days) ?? (days === 1 ? '1 day' : `${days} days`)
}

function interestSentence({ client, interest }: ReminderFacts): string | null {
  if (!interest) return null
  const from = formatDay(interest.from, client.locale, 'short')
  return `Under the terms of the invoice, interest of ${formatMoney(interest.perDay, client.locale)} a day applies from ${from}; paying or agreeing on a plan before then avoids it.`
}
