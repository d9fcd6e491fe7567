import { formatMoney, type Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import { languageOf, wordsLocale } from '../words/language.ts'
import { writeNote } from '../words/note-draft.ts'
import type { NoteDraft } from '../words/note-draft.ts'
import { phrasesOf } from '../words/phrases.ts'
import type { OwnTemplates } from '../words/template-words.ts'

export interface PaymentProblemFacts {
  readonly businessName: string
  readonly greetingName: string
  readonly locale: string
  readonly invoiceNumber: string
  readonly amount: Money
}

/** A bank debit that did not go through: told as a fact, with the next step, and no word about why. */
export function draftPaymentProblem(facts: PaymentProblemFacts, own: OwnTemplates): NoteDraft {
  const locale = wordsLocale(facts.locale, 'en-US')
  const action = phrasesOf(languageOf(locale)).payInvoice(oneLine(facts.invoiceNumber))
  return writeNote<'payment_problem'>(
    'payment_problem',
    { locale, own, action, signedBy: [facts.businessName] },
    {
      'client.name': facts.greetingName,
      'business.name': facts.businessName,
      'invoice.number': facts.invoiceNumber,
      'payment.amount': formatMoney(facts.amount, locale),
    },
  )
}
