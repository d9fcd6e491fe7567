import { addDays, compareDays, formatDay, todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { greetingFor } from '../greeting.ts'
import { formatMoney } from '../money.ts'
import { oneLine } from '../one-line.ts'
import { templateOf, writeWords } from '../words/choose-words.ts'
import { languageOf, wordsLocale } from '../words/language.ts'
import type { Language } from '../words/language.ts'
import { phrasesOf } from '../words/phrases.ts'
import type { Phrases } from '../words/phrases.ts'
import { namesUsed } from '../words/render-template.ts'
import { isWrittenStage } from '../words/template-kinds.ts'
import type { TemplateKind, WrittenStage } from '../words/template-kinds.ts'
import type { OwnTemplates } from '../words/template-words.ts'
import { callDay } from './call-day.ts'
import type { StageKey, Tone } from './dunning-policy.ts'
import { amountLines } from './reminder-amounts.ts'
import type { AmountLine } from './reminder-amounts.ts'
import type { ReminderFacts, ReminderItem } from './reminder-facts.ts'
import { answerByOf, lastTrueDay, payable, reminderValues } from './reminder-words.ts'

/** One invoice of a mail about several, as its row in the table. */
export interface DraftItem {
  readonly invoiceId: string
  readonly number: string
  readonly due: string
  readonly amount: string
  /** Whose token opens its page; null: a row without a link. */
  readonly linkId: string | null
}

/** A reminder in words, without markup: plain JSON, kept with the message so that a person can edit it. Days are YYYY-MM-DD. */
export interface ReminderDraft {
  readonly stage: StageKey
  readonly tone: Tone
  readonly kind: TemplateKind
  /** Whose words: a version of the business's own, or null for the built-in ones. */
  readonly version: number | null
  readonly language: Language
  readonly locale: string
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** A line of the owner's own; stands after the first paragraph. */
  readonly personalLine: string | null
  /** The label of the link to the portal page. */
  readonly action: string
  /** How to pay, in one sentence. */
  readonly methods: string
  /** What comes with it, in one sentence; empty when nothing does. */
  readonly attached: string
  readonly closing: readonly string[]
  readonly amounts: readonly AmountLine[]
  /** The invoices of a mail about several; empty for one. */
  readonly items: readonly DraftItem[]
  /** "As of 12 March 2027. If you have paid since, thank you, and please disregard this note." */
  readonly asOf: string
  /** The day the call is announced for, when these words announce one. */
  readonly callOn: string | null
  /** The new deadline of a final notice. */
  readonly answerBy: string | null
  /** Last day, in the business's zone, on which these words are true. */
  readonly sendBy: string
  /** What an edited text should still name, one of each: numbers and sums as they are written here. */
  readonly mentions: { readonly numbers: readonly string[]; readonly amounts: readonly string[] }
}

/** A week is long enough for an approval, and short enough for "is still open" to be worth saying again. */
const staysTrueDays = 7
/** More PDFs than this are not sent with one mail; a statement stands for the rest. */
const attachedMost = 10

/**
 * Writes the reminder of one stage, for one invoice or several, for sending on the business's day of `now`. `linkOf`: whose
 * token opens the page of an invoice. Errors: RangeError for the gate, which writes nothing to the client.
 */
export function draftReminder(
  facts: ReminderFacts,
  now: Instant,
  own: OwnTemplates,
  linkOf: (invoiceId: string) => string | null,
): ReminderDraft {
  const { business, client, lead, items } = facts
  const { key } = lead.stage
  if (!isWrittenStage(key))
    throw new RangeError('the gate is a decision of the owner: nothing is written to the client')
  const today = todayIn(business.timeZone, now)
  const locale = wordsLocale(client.locale, 'en-US')
  const language = languageOf(locale)
  const phrases = phrasesOf(language)
  const isSeveral = items.length > 1
  const kind: TemplateKind = isSeveral ? `reminder.${key}.digest` : `reminder.${key}`
  const values = reminderValues(facts, today, locale, own)
  const words = writeWords<'reminder'>(kind, language, own, values)
  const { subject, body } = templateOf(kind, language, words.version === null ? new Map() : own)
  const names = new Set([subject, body].flatMap(namesIn))
  return {
    stage: key,
    tone: lead.stage.tone,
    kind,
    version: words.version,
    language,
    locale,
    subject: words.subject,
    greeting: greetingFor(client.greetingName, language),
    paragraphs: words.paragraphs,
    personalLine: null,
    action: phrases.payInvoice(oneLine(lead.number)),
    methods: methodsSentence(business.methods, phrases),
    attached: attachedSentence(lead, items.length, phrases),
    closing: [key === 'courtesy' ? phrases.closing.regards : phrases.closing.thanks, oneLine(business.name)],
    amounts: amountLines(items, locale),
    items: isSeveral
      ? items.map((item) => ({
          invoiceId: item.id,
          number: oneLine(item.number),
          due: formatDay(item.dueOn, locale, 'long'),
          amount: formatMoney(payable(item), locale),
          linkId: linkOf(item.id),
        }))
      : [],
    asOf: phrases.asOf(formatDay(today, locale, 'long')),
    callOn: names.has('call_sentence') && facts.canCall ? callDay(today).toString() : null,
    answerBy: names.has('answer_by') && values.answer_by ? answerByOf(facts, today).toString() : null,
    sendBy: sendByOf(facts, today, key, names).toString(),
    mentions: {
      numbers: isSeveral
        ? [String(items.length), ...items.map(({ number }) => oneLine(number))]
        : [oneLine(lead.number)],
      amounts: [values['invoice.open'], values['invoices.open'], values['invoice.total']].map(String),
    },
  }
}

const namesIn = (source: string): string[] => {
  const used = namesUsed(source)
  return 'message' in used ? [] : used.map(({ name }) => name)
}

function sendByOf(facts: ReminderFacts, today: PlainDate, key: WrittenStage, names: ReadonlySet<string>): PlainDate {
  const firstDue = facts.items.map(({ dueOn }) => dueOn).reduce((a, b) => (compareDays(a, b) <= 0 ? a : b))
  const days = [
    addDays(today, staysTrueDays),
    ...(key === 'courtesy' ? [addDays(firstDue, -1)] : []),
    ...(key === 'due_today' && facts.items.length > 1 ? [today] : []),
    ...[...names].flatMap((name) => lastTrueDay(name, facts, today) ?? []),
  ]
  const earliest = days.reduce((a, b) => (compareDays(a, b) <= 0 ? a : b))
  return compareDays(earliest, today) < 0 ? today : earliest
}

function methodsSentence(methods: readonly string[], phrases: Phrases): string {
  if (methods.length === 0) return phrases.noMethods
  return phrases.methods(phrases.or(methods.map((method) => phrases.methodNames[method] ?? method)))
}

function attachedSentence({ stage }: ReminderItem, count: number, phrases: Phrases): string {
  const { attach = 'invoice' } = stage
  if (attach === 'none') return ''
  if (attach === 'statement' || count > attachedMost) return phrases.attached.statement
  if (attach === 'both') return phrases.attached.both(count)
  return phrases.attached.invoice(count)
}
