import { formatDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { greetingFor } from '../greeting.ts'
import { formatMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import type { StageKey, Tone } from './dunning-policy.ts'
import { reminderBasis } from './reminder-basis.ts'
import type { ReminderFacts } from './reminder-facts.ts'
import { wordsOf } from './reminder-words.ts'

export interface AmountLine {
  readonly key: 'total' | 'paid' | 'fees' | 'processing' | 'due_now'
  readonly label: string
  readonly amount: Money
  readonly text: string
}

/** A reminder in words, without markup: the templates set it, the text part prints it. */
export interface ReminderDraft {
  readonly stage: StageKey
  readonly tone: Tone
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** The label of the link to the portal page. */
  readonly action: string
  /** How to pay, in one sentence. */
  readonly methods: string
  readonly closing: readonly string[]
  readonly amounts: readonly AmountLine[]
  /** "As of 12 March 2027. If you have paid since, thank you, and please disregard this note." */
  readonly asOf: string
  /** The day the call is announced for, when the stage announces one: the call task is due then. */
  readonly callOn: PlainDate | null
  /** The new deadline of a final notice. */
  readonly answerBy: PlainDate | null
  /** Last day, in the business's zone, on which these words are true. */
  readonly sendBy: PlainDate
  /** Kept with the message and compared by `basisHolds` right before sending. */
  readonly basis: string
}

/** Writes the reminder of one stage for one invoice, for sending on the business's day of `now`. */
export function draftReminder(facts: ReminderFacts, now: Instant): ReminderDraft {
  const { business, client, invoice, stage } = facts
  const today = todayIn(business.timeZone, now)
  const words = wordsOf(facts, today)
  const asOfDay = formatDay(today, client.locale, 'long')
  return {
    stage: stage.key,
    tone: stage.tone,
    subject: words.subject,
    greeting: greetingFor(client.greetingName),
    paragraphs: words.paragraphs,
    action: `See and pay invoice ${oneLine(invoice.number)}`,
    methods: methodsSentence(business.methods),
    closing: [words.closing, oneLine(business.name)],
    amounts: amountLines(facts),
    asOf: `As of ${asOfDay}. If you have paid since, thank you, and please disregard this note.`,
    callOn: words.callOn,
    answerBy: words.answerBy,
    sendBy: words.sendBy,
    basis: reminderBasis(
      { ...invoice, invoiceId: invoice.id, recipient: client.recipient, stage: stage.position },
      today,
      words.sendBy,
    ),
  }
}

function methodsSentence(methods: readonly string[]): string {
  if (methods.length === 0) return 'How to pay is on the page.'
  const last = methods.at(-1) ?? ''
  const list = methods.length === 1 ? last : `${methods.slice(0, -1).join(', ')} or ${last}`
  return `You can pay by ${list}.`
}

function amountLines({ client, invoice }: ReminderFacts): AmountLine[] {
  const line = (key: AmountLine['key'], label: string, amount: Money): AmountLine => ({
    key,
    label,
    amount,
    text: formatMoney(amount, client.locale),
  })
  return [
    line('total', 'Invoice total', invoice.total),
    ...(isPositive(invoice.paid) ? [line('paid', 'Paid so far', invoice.paid)] : []),
    ...(invoice.fees && isPositive(invoice.fees) ? [line('fees', 'Fees and interest', invoice.fees)] : []),
    ...(isPositive(invoice.processing) ? [line('processing', 'On its way', invoice.processing)] : []),
    line('due_now', 'Due now', invoice.balance),
  ]
}
