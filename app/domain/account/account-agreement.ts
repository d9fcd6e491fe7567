import { formatDay, parseDay } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { phrasesOf } from '../words/phrases.ts'
import { languageOf } from '../words/language.ts'
import { accountWords } from '../portal/words/account/account-words.ts'

/** What business and client have agreed, or are talking about. Days are YYYY-MM-DD; `invoiceId` is where it can be seen. */
export type AccountAgreement =
  | {
      readonly kind: 'plan_asked' | 'plan_offered' | 'plan_active'
      readonly id: string
      readonly invoiceId: string
      readonly numbers: readonly string[]
      /** Last day for an answer. */
      readonly answerBy: string | null
      readonly next: { readonly amount: Money; readonly dueOn: string } | null
    }
  | {
      readonly kind: 'promise'
      readonly id: string
      readonly invoiceId: string
      readonly number: string
      readonly amount: Money
      readonly dueOn: string
    }
  | {
      readonly kind: 'dispute' | 'dispute_answered'
      readonly id: string
      readonly invoiceId: string
      readonly number: string
      /** Null: the whole invoice. */
      readonly amount: Money | null
      readonly respondBy: string
    }

/** An agreement in one or two sentences of the client's language. */
export function agreementText(agreement: AccountAgreement, locale: string): string {
  const language = languageOf(locale)
  const words = accountWords[language].agreements
  const phrases = phrasesOf(language)
  const day = (text: string) => inWords(text, locale)
  const dayOrNull = (text: string | null) => text && day(text)
  switch (agreement.kind) {
    case 'plan_asked':
    case 'plan_offered': {
      const { kind, numbers, answerBy } = agreement
      const named = words.invoices(phrases.and(numbers), numbers.length)
      return kind === 'plan_asked'
        ? words.planAsked(named, dayOrNull(answerBy))
        : words.planOffered(named, dayOrNull(answerBy))
    }
    case 'plan_active': {
      const { numbers, next } = agreement
      const instalment = next && words.instalment(formatMoney(next.amount, locale), day(next.dueOn))
      return words.planActive(words.invoices(phrases.and(numbers), numbers.length), instalment)
    }
    case 'promise':
      return words.promise(agreement.number, formatMoney(agreement.amount, locale), day(agreement.dueOn))
    case 'dispute': {
      const { number, amount, respondBy } = agreement
      return words.dispute(number, amount && formatMoney(amount, locale), day(respondBy))
    }
    case 'dispute_answered':
      return words.disputeAnswered(agreement.number)
  }
}

/** The page below an invoice's own where an agreement can be seen and acted on. */
export const agreementPage = ({ kind }: AccountAgreement): 'plan' | 'dispute' | 'invoice' =>
  kind === 'promise' ? 'invoice' : kind.startsWith('plan') ? 'plan' : 'dispute'

function inWords(text: string, locale: string): string {
  const day = parseDay(text)
  return day ? formatDay(day, locale, 'long') : text
}
