import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import { languageOf, wordsLocale } from './language.ts'
import { writeNote } from './note-draft.ts'
import type { NoteDraft } from './note-draft.ts'
import { phrasesOf } from './phrases.ts'
import type { CallOutcome } from './template-kinds.ts'
import type { TemplateValues } from './template-names.ts'
import type { OwnTemplates } from './template-words.ts'

export interface CallSummaryFacts {
  readonly business: { readonly name: string }
  readonly client: { readonly greetingName: string; readonly locale: string }
  readonly outcome: CallOutcome
  readonly invoiceNumber: string
  /** What is due on the invoice now. */
  readonly open: Money
  /** The day of the call, in the business's zone. */
  readonly calledOn: PlainDate
  /** Who called: signs the mail. */
  readonly calledBy: string
  readonly spokeWith: string | null
  /** What was written down for the client's eyes; notes for the desk stay on the desk. */
  readonly summary: string | null
  readonly promise: { readonly on: PlainDate; readonly amount: Money } | null
  readonly callBackOn: PlainDate | null
}

/** The mail after a call: what was said, so that both have it in writing. */
export function draftCallSummary(facts: CallSummaryFacts, own: OwnTemplates): NoteDraft {
  const locale = wordsLocale(facts.client.locale, 'en-US')
  const action = phrasesOf(languageOf(locale)).openInvoice(oneLine(facts.invoiceNumber))
  const signedBy = [facts.calledBy, facts.business.name]
  return writeNote<'call_summary'>(
    `call_summary.${facts.outcome}`,
    { locale, own, action, signedBy },
    callSummaryValues(facts, locale),
  )
}

/** Everything the summary of a call may name. `locale` has words (see wordsLocale). */
export function callSummaryValues(facts: CallSummaryFacts, locale: string): TemplateValues<'call_summary'> {
  const day = (date: PlainDate | null | undefined) => (date ? formatDay(date, locale) : '')
  return {
    'client.name': facts.client.greetingName,
    'business.name': facts.business.name,
    'invoice.number': facts.invoiceNumber,
    'invoice.open': formatMoney(facts.open, locale),
    'call.on': day(facts.calledOn),
    'call.with': facts.spokeWith ?? '',
    'call.by': facts.calledBy,
    'call.summary': facts.summary ?? '',
    'call.back_on': day(facts.callBackOn),
    'promise.on': day(facts.promise?.on),
    'promise.amount': facts.promise ? formatMoney(facts.promise.amount, locale) : '',
  }
}
