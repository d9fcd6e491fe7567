import { daysBetween, formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import type { PromiseState } from '../promise-to-pay/promise-state.ts'
import type { CallOutcome } from '../words/template-kinds.ts'

/** What is on record about the case a call is for. Lists are newest first. */
export interface CallFacts {
  readonly businessName: string
  readonly client: {
    readonly name: string
    readonly contactName: string | null
    /** Invoices paid on or before their due date in the last two years. */
    readonly paidOnTime: number
  }
  readonly invoice: {
    readonly number: string
    readonly dueOn: PlainDate
    readonly description: string | null
    readonly balance: Money
    readonly processing: Money
  }
  /** Other invoices of the client in this currency that are past due; null when there are none. */
  readonly alsoLate: { readonly count: number; readonly sum: Money } | null
  readonly lastMail: { readonly on: PlainDate; readonly arrived: boolean } | null
  /** When a person last looked at the invoice's page. */
  readonly viewedOn: PlainDate | null
  readonly promises: readonly { readonly amount: Money; readonly dueOn: PlainDate; readonly state: PromiseState }[]
  /** What rests because it is disputed; null: nothing. */
  readonly disputed: Money | null
  readonly calls: readonly {
    readonly on: PlainDate
    readonly outcome: CallOutcome
    readonly spokeWith: string | null
  }[]
  readonly today: PlainDate
  readonly locale: string
}

export interface ScriptPart {
  readonly title: string
  /** What to say, in the caller's own voice; what stands in brackets is a hint and not said. */
  readonly lines: readonly string[]
}

/** What to say in this very case: first whether it arrived and who handles it, then what is open, then what would help. */
export function callScript(facts: CallFacts): ScriptPart[] {
  return [
    { title: 'To begin', lines: opening(facts) },
    { title: 'What is open', lines: balance(facts) },
    { title: 'What was said before', lines: before(facts) },
    { title: 'What would help', lines: help(facts) },
    {
      title: 'To end',
      lines: ['Thank you for your time. I will send you a short note of what we said, so that we both have it.'],
    },
  ].filter(({ lines }) => lines.length > 0)
}

function opening({ businessName, client, invoice, calls, viewedOn, locale }: CallFacts): string[] {
  const [last] = calls.filter(({ outcome }) => outcome !== 'no_answer')
  const hello = `Hello${client.contactName ? ` ${client.contactName}` : ''}, this is … of ${businessName}.`
  const again =
    last &&
    `We spoke on ${formatDay(last.on, locale, 'short')}${last.spokeWith ? `, when I talked with ${last.spokeWith}` : ''}.`
  const work = invoice.description ? ` It is for “${invoice.description}”.` : ''
  return [
    again ? `${hello} ${again} Is this a good moment?` : `${hello} Is this a good moment?`,
    ...(client.paidOnTime > 0
      ? [`First of all, thank you: you have paid us on time ${times(client.paidOnTime)}.`]
      : []),
    `Did invoice ${invoice.number} reach you, and who handles it?${work}`,
    ...(viewedOn
      ? [`[Its page was looked at on ${formatDay(viewedOn, locale, 'short')}, so it seems to have arrived.]`]
      : []),
  ]
}

function balance({ invoice, alsoLate, disputed, today, locale }: CallFacts): string[] {
  const sum = (amount: Money) => formatMoney(amount, locale)
  const days = daysBetween(invoice.dueOn, today)
  const due = formatDay(invoice.dueOn, locale)
  return [
    days > 0
      ? `Our records show ${sum(invoice.balance)} open. It was due on ${due}, ${howLate(days)}.`
      : `Our records show ${sum(invoice.balance)} open. It is due on ${due}.`,
    ...(isPositive(invoice.processing) ? [`${sum(invoice.processing)} of it is on its way already; thank you.`] : []),
    ...(disputed
      ? [`You told us that ${sum(disputed)} of it is not right. That part rests until we have answered you.`]
      : []),
    ...(alsoLate
      ? [
          `${alsoLate.count === 1 ? 'One other invoice is' : `${alsoLate.count} other invoices are`} open as well, ${sum(alsoLate.sum)} together. Shall we look at all of it at once?`,
        ]
      : []),
  ]
}

function before({ lastMail, promises, calls, today, locale }: CallFacts): string[] {
  const on = (day: PlainDate) => formatDay(day, locale, 'short')
  const sum = (amount: Money) => formatMoney(amount, locale)
  const pending = promises.find(({ state }) => state === 'pending')
  const missed = promises.find(({ state }) => state === 'broken')
  const unanswered = calls.findIndex(({ outcome }) => outcome !== 'no_answer')
  const tries = unanswered === -1 ? calls.length : unanswered
  return [
    ...(lastMail && lastMail.arrived ? [`We wrote to you last on ${on(lastMail.on)}; did that mail reach you?`] : []),
    ...(lastMail && !lastMail.arrived
      ? [`Our mail of ${on(lastMail.on)} came back. Which address is the right one?`]
      : []),
    ...(pending
      ? [`You told us to expect ${sum(pending.amount)} by ${on(pending.dueOn)}. Does that day still suit you?`]
      : []),
    ...(missed && !pending
      ? [
          `We had noted ${sum(missed.amount)} for ${on(missed.dueOn)}${daysBetween(missed.dueOn, today) > 0 ? ' and have not seen it' : ''}. Did something come between?`,
        ]
      : []),
    ...(tries > 0 ? [`[Nobody answered ${tries === 1 ? 'the last call' : `the last ${tries} calls`}.]`] : []),
  ]
}

function help({ invoice, disputed, promises, today }: CallFacts): string[] {
  const days = daysBetween(invoice.dueOn, today)
  const broken = promises.filter(({ state }) => state === 'broken').length
  return [
    ...(disputed ? [] : ['Is there anything about the invoice that is not right or not clear?']),
    broken > 0
      ? 'What would be a day that surely works? A smaller part now and the rest later is fine, too.'
      : 'When can we expect it? A day is enough; I will note it, and our reminders rest until then.',
    ...(days > 14 || broken > 0
      ? ['If all of it at once is too much right now, we would rather find a way in parts with you.']
      : []),
    'Is there somebody else I should write to about it?',
  ]
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

const howLate = (days: number) => (days === 1 ? 'which was yesterday' : `${days} days ago`)
