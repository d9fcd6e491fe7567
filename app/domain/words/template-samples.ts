import { Temporal } from 'temporal-polyfill'
import { addDays, formatDay } from '../business-day.ts'
import { reminderValues } from '../dunning/reminder-words.ts'
import { reminderFacts } from '../dunning/sample-reminder.ts'
import type { ReminderChanges } from '../dunning/sample-reminder.ts'
import type { ReminderItem } from '../dunning/reminder-facts.ts'
import { invoiceId } from '../ids.ts'
import { formatMoney, money } from '../money.ts'
import { thankYouValues } from '../thank-you/thank-you-draft.ts'
import { callSummaryValues } from './draft-call-summary.ts'
import { letterValues } from './draft-letter.ts'
import type { Language } from './language.ts'
import { noteValues } from './note-samples.ts'
import type { PlainNoteFamily } from './note-samples.ts'
import { familyOf, isDigest } from './template-kinds.ts'
import type {
  CallOutcome,
  LetterKind,
  TemplateFamily,
  TemplateKind,
  ThankYouVariant,
  WrittenStage,
} from './template-kinds.ts'
import type { TemplateValue } from './template-names.ts'

/** One made-up case a template is tried on. */
export interface TemplateSample {
  /** As the desk says it: "with a fee and interest". */
  readonly name: string
  readonly values: Readonly<Record<string, TemplateValue>>
  /** What the text should name, as it is written in these values. */
  readonly numbers: readonly string[]
  readonly amounts: readonly string[]
}

/** How a language writes days and sums where nobody says otherwise. */
export const sampleLocales: Record<Language, string> = { en: 'en-US', es: 'es-ES', de: 'de-DE', fr: 'fr-FR' }
export const sampleWorks: Record<Language, string> = {
  en: 'the spring catalogue',
  es: 'catálogo de primavera',
  de: 'Frühjahrskatalog',
  fr: 'catalogue de printemps',
}

const usd = (minor: bigint) => money(minor, 'USD')
const day = (text: string) => Temporal.PlainDate.from(text)
const dueOn = day('2026-03-12')

/** The cases a kind is tried on, the plainest first. */
export function samplesOf(kind: TemplateKind, language: Language): readonly [TemplateSample, ...TemplateSample[]] {
  const locale = sampleLocales[language]
  const [, name = ''] = kind.split('.')
  switch (familyOf(kind)) {
    case 'reminder':
      return chaseSamples({ stage: name as WrittenStage, letter: null, isSeveral: isDigest(kind) }, language)
    case 'letter': {
      const letter = name as LetterKind
      return chaseSamples(
        { stage: letter === 'letter_of_demand' ? 'final_demand' : letter, letter, isSeveral: false },
        language,
      )
    }
    case 'thank_you':
      return thankYouSamples(name as ThankYouVariant, locale)
    case 'call_summary':
      return callSamples(name as CallOutcome, locale)
    case 'payment':
    case 'plan':
    case 'dispute':
    case 'answer':
    case 'invoice':
    case 'statement':
    case 'code':
      return [plainSample(familyOf(kind), 'Ada', locale), plainSample(familyOf(kind), '', locale)]
    default:
      return [noteSample('an invoice', 'Ada', locale), noteSample('nobody known by name', '', locale)]
  }
}

function plainSample(family: TemplateFamily, greetingName: string, locale: string): TemplateSample {
  const facts = { greetingName, businessName: 'Northwind Studio', number: '2041', locale }
  const values: Readonly<Record<string, TemplateValue>> = noteValues(family as PlainNoteFamily, facts)
  return {
    name: greetingName ? 'an invoice' : 'nobody known by name',
    values,
    numbers: ['2041'],
    amounts: Object.entries(values)
      .filter(([name]) => /amount|open|total/.test(name))
      .map(([, value]) => String(value)),
  }
}

const charges = {
  fees: usd(2_000n),
  balance: usd(125_450n),
  newCharges: [
    { kind: 'fee', stage: 5, amount: usd(1_500n), fromDay: dueOn, toDay: dueOn, calculation: [] },
    { kind: 'interest', stage: 5, amount: usd(500n), fromDay: dueOn, toDay: addDays(dueOn, 14), calculation: [] },
  ],
} as const satisfies Partial<ReminderItem>

function chaseSamples(
  { stage, letter, isSeveral }: { stage: WrittenStage; letter: LetterKind | null; isSeveral: boolean },
  language: Language,
): [TemplateSample, ...TemplateSample[]] {
  const locale = sampleLocales[language]
  const others = isSeveral
    ? [
        { id: invoiceId('i-2042'), number: '2042', dueOn: addDays(dueOn, 1) },
        { id: invoiceId('i-2043'), number: '2043', dueOn: addDays(dueOn, 2) },
      ]
    : []
  const sample = (name: string, changes: ReminderChanges = {}): TemplateSample => {
    const facts = reminderFacts(stage, {
      ...changes,
      client: { locale, ...changes.client },
      invoice: { description: sampleWorks[language], ...changes.invoice },
      others: others.map((other) => ({ ...changes.invoice, ...other })),
    })
    const today = addDays(dueOn, facts.lead.stage.offsetDays)
    const values = letter
      ? letterValues(facts, letter, today, locale, new Map())
      : reminderValues(facts, today, locale, new Map())
    return {
      name,
      values,
      numbers: [...facts.items.map(({ number }) => number), ...(isSeveral ? [String(facts.items.length)] : [])],
      amounts: [values['invoice.open'], values['invoices.open'], values['invoice.total']].map(String),
    }
  }
  const part = { paid: usd(23_450n), balance: usd(100_000n) }
  return [
    sample(isSeveral ? 'three invoices' : 'one invoice', { client: { since: day('2023-05-02'), paidOnTime: 4 } }),
    sample('a part is paid, and a promise has passed', { invoice: { ...part, missedPromise: addDays(dueOn, 3) } }),
    sample('with a fee and interest', {
      invoice: charges,
      interest: { perDay: usd(34n), from: addDays(dueOn, 60) },
    }),
    sample('a part is disputed', { invoice: { held: usd(20_000n) } }),
    sample('with a discount for paying early', {
      invoice: { discount: { saves: usd(2_500n), until: addDays(dueOn, -3) } },
    }),
    sample('nobody known by name, and no phone number', {
      client: { greetingName: '' },
      invoice: { description: null },
      canCall: false,
    }),
  ]
}

function thankYouSamples(variant: ThankYouVariant, locale: string): [TemplateSample, ...TemplateSample[]] {
  const plan = { instalment: 2, count: 3, next: { amount: usd(30_000n), dueOn: addDays(dueOn, 90), after: 0 } }
  const kind = variant === 'early' || variant === 'late' || variant === 'partial' ? variant : 'on_time'
  const sample = (
    name: string,
    numbers: readonly string[],
    over = 0n,
    late = 0,
    greetingName = 'Ada',
  ): TemplateSample => {
    const values = thankYouValues(
      {
        business: { name: 'Northwind Studio' },
        client: { greetingName, locale },
        thankYou: {
          kind,
          amount: usd(123_450n),
          invoiceIds: numbers.map(invoiceId),
          remaining: usd(kind === 'partial' ? 50_000n : 0n),
        },
        invoiceNumbers: numbers,
        received: usd(123_450n + over),
        receivedOn: dueOn,
        today: addDays(dueOn, late),
        ...(variant === 'instalment' && { plan }),
        ...(variant === 'plan_complete' && { plan: { ...plan, instalment: 3, next: null } }),
      },
      locale,
    )
    return { name, values, numbers, amounts: [String(values['payment.amount'])] }
  }
  return [
    sample('one invoice', ['2041']),
    sample('several invoices', ['2041', '2042', '2043']),
    sample('more than was open', ['2041'], 6_550n),
    sample('written a day later, nobody known by name', ['2041'], 0n, 1, ''),
  ]
}

function callSamples(outcome: CallOutcome, locale: string): [TemplateSample, ...TemplateSample[]] {
  const sample = (name: string, isFull: boolean): TemplateSample => {
    const values = callSummaryValues(
      {
        business: { name: 'Northwind Studio' },
        client: { greetingName: isFull ? 'Ada' : '', locale },
        outcome,
        invoiceNumber: '2041',
        open: usd(123_450n),
        calledOn: addDays(dueOn, 31),
        calledBy: 'Nora',
        spokeWith: isFull ? 'Grace' : null,
        summary: isFull ? 'The order number is missing on page 2.' : null,
        promise: isFull || outcome === 'promised' ? { on: addDays(dueOn, 40), amount: usd(123_450n) } : null,
        callBackOn: isFull ? addDays(dueOn, 33) : null,
      },
      locale,
    )
    return { name, values, numbers: ['2041'], amounts: [String(values['invoice.open'])] }
  }
  return [sample('all that can be said', true), sample('as little as can be', false)]
}

function noteSample(name: string, greetingName: string, locale: string): TemplateSample {
  const amount = formatMoney(usd(123_450n), locale)
  const values = {
    'client.name': greetingName,
    'business.name': 'Northwind Studio',
    'invoice.number': '2041',
    'payment.amount': amount,
    'promise.on': formatDay(addDays(dueOn, 3), locale, 'short'),
  }
  return { name, values, numbers: ['2041'], amounts: [amount] }
}
