import { compareDays, formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney, isPositive, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import type { ThankYou } from '../payment/settlement.ts'
import { languageOf, wordsLocale } from '../words/language.ts'
import { writeNote } from '../words/note-draft.ts'
import type { NoteDraft } from '../words/note-draft.ts'
import { numberList, phrasesOf } from '../words/phrases.ts'
import type { ThankYouVariant } from '../words/template-kinds.ts'
import type { TemplateValues } from '../words/template-names.ts'
import type { OwnTemplates } from '../words/template-words.ts'

export interface ThankYouFacts {
  readonly business: { readonly name: string }
  readonly client: { readonly greetingName: string; readonly locale: string }
  readonly thankYou: ThankYou
  /** Numbers of the invoices it is for, in the order of `thankYou.invoiceIds`. */
  readonly invoiceNumbers: readonly string[]
  /** All that was received; more than the thank-you's amount when something was left over. */
  readonly received: Money
  /** The day the money arrived, and the day this is written, both in the business's zone. */
  readonly receivedOn: PlainDate
  readonly today: PlainDate
  /** What came before this payment, and makes its thanks other than those for the day it came on. */
  readonly after?: 'part_payments' | 'dispute'
  /** The instalment it pays, where a plan runs; `next` is null for the last, `after` counts those behind it. */
  readonly plan?: {
    readonly instalment: number
    readonly count: number
    readonly next: { readonly amount: Money; readonly dueOn: PlainDate; readonly after: number } | null
  }
}

export interface ThankYouDraft extends NoteDraft {
  readonly kind: ThankYouVariant
}

/** Which thanks fit: the plan's first, then what was sorted out on the way, then the day the money came. */
function thankYouVariant({ thankYou, plan, after }: ThankYouFacts): ThankYouVariant {
  if (plan) return plan.next ? 'instalment' : 'plan_complete'
  if (thankYou.kind === 'partial') return 'partial'
  if (after) return after === 'dispute' ? 'after_dispute' : 'final'
  return thankYou.kind
}

/**
 * The thanks a person may choose instead: what they say of the sums stays true, whether it came early or late is theirs to
 * overlook. The one that fits best stands first.
 */
export function fittingVariants(facts: ThankYouFacts): readonly ThankYouVariant[] {
  const { thankYou, plan } = facts
  const best = thankYouVariant(facts)
  const others: ThankYouVariant[] =
    thankYou.kind === 'partial'
      ? ['partial', ...(plan?.next ? (['instalment'] as const) : [])]
      : [
          'early',
          'on_time',
          'late',
          'final',
          'after_dispute',
          ...(plan && !plan.next ? (['plan_complete'] as const) : []),
        ]
  return [best, ...others.filter((variant) => variant !== best)]
}

/** A thank-you for one payment: warm even when late, and never a reminder in the same breath. `wanted` is a person's choice. */
export function draftThankYou(facts: ThankYouFacts, own: OwnTemplates, wanted?: ThankYouVariant): ThankYouDraft {
  const locale = wordsLocale(facts.client.locale, 'en-US')
  const variant = wanted ?? thankYouVariant(facts)
  const action = phrasesOf(languageOf(locale)).seeInvoice
  const signedBy = [facts.business.name]
  const values = thankYouValues(facts, locale)
  return { kind: variant, ...writeNote<'thank_you'>(`thank_you.${variant}`, { locale, own, action, signedBy }, values) }
}

/** Everything a thank-you may name. `locale` has words (see wordsLocale). */
export function thankYouValues(facts: ThankYouFacts, locale: string): TemplateValues<'thank_you'> {
  const { thankYou, received, plan, invoiceNumbers } = facts
  const phrases = phrasesOf(languageOf(locale))
  const sum = (amount: Money) => formatMoney(amount, locale)
  const day = (date: PlainDate) => formatDay(date, locale)
  const leftOver = subtractMoney(received, thankYou.amount)
  return {
    'client.name': facts.client.greetingName,
    'business.name': facts.business.name,
    'invoices.named': phrases.invoices(numberList(invoiceNumbers.map(oneLine), phrases), invoiceNumbers.length),
    'invoices.count': invoiceNumbers.length,
    'payment.amount': sum(received),
    'payment.arrived':
      compareDays(facts.receivedOn, facts.today) === 0
        ? phrases.arrivedToday
        : phrases.arrivedOn(day(facts.receivedOn)),
    'payment.remaining': sum(thankYou.remaining),
    'plan.instalment': plan ? phrases.ordinal(plan.instalment) : '',
    'plan.count': plan?.count ?? 0,
    next_sentence: plan?.next
      ? phrases.nextInstalment(sum(plan.next.amount), formatDay(plan.next.dueOn, locale, 'short'), plan.next.after)
      : '',
    left_over_sentence: isPositive(leftOver) ? phrases.leftOver(sum(leftOver)) : '',
  }
}
