import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { languageOf } from '../words/language.ts'
import { numberList, phrasesOf } from '../words/phrases.ts'
import type { TemplateValues } from '../words/template-names.ts'
import type { PlanRow } from './plan-row.ts'

export interface PlanNoteFacts {
  readonly greetingName: string
  readonly businessName: string
  /** Has words (see wordsLocale). */
  readonly locale: string
  readonly numbers: readonly string[]
  readonly total: Money
  readonly rows: readonly PlanRow[]
  readonly message?: string | null
  readonly answerBy?: PlainDate | null
  /** What is open of it; left out: all. */
  readonly remaining?: Money
  /** The instalment the note is about; left out: none. */
  readonly instalment?: { readonly position: number; readonly open: Money; readonly dueOn: PlainDate } | null
  readonly autopay?: string | null
}

/** What a note about a plan is written with. */
export function planNoteValues(facts: PlanNoteFacts): TemplateValues<'plan'> {
  const { locale, numbers, total, rows, remaining = total, instalment = null } = facts
  const phrases = phrasesOf(languageOf(locale))
  const sum = (amount: Money) => formatMoney(amount, locale)
  const years = new Set(rows.map(({ dueOn }) => dueOn.year))
  const style = years.size > 1 ? 'long' : 'short'
  return {
    'client.name': facts.greetingName,
    'business.name': facts.businessName,
    'invoices.named': phrases.invoices(numberList(numbers, phrases), numbers.length),
    'plan.total': sum(total),
    'plan.count': rows.length,
    'plan.schedule': phrases.and(
      rows.map(({ amount, dueOn }) => `${sum(amount)} (${formatDay(dueOn, locale, style)})`),
    ),
    'plan.message': facts.message ?? '',
    'plan.answer_by': facts.answerBy ? formatDay(facts.answerBy, locale) : '',
    'plan.remaining': sum(remaining),
    'instalment.number': instalment?.position ?? 0,
    'instalment.named': instalment ? phrases.ordinal(instalment.position) : '',
    'instalment.amount': sum(instalment?.open ?? zero(total.currency)),
    'instalment.due_on': instalment ? formatDay(instalment.dueOn, locale) : '',
    'autopay.label': facts.autopay ?? '',
  }
}
