import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { oneLine } from '../one-line.ts'
import { payWords } from '../portal/words/pay/pay-words.ts'
import { languageOf } from '../words/language.ts'
import { writeNote } from '../words/note-draft.ts'
import type { NoteDraft } from '../words/note-draft.ts'
import { numberList, phrasesOf } from '../words/phrases.ts'
import type { paymentNotes } from '../words/template-kinds.ts'
import type { OwnTemplates } from '../words/template-words.ts'
import type { PaymentMethod } from './settlement.ts'

export type PaymentNote = (typeof paymentNotes)[number]

export interface PaymentNoteFacts {
  readonly businessName: string
  readonly greetingName: string
  /** Has words (see wordsLocale). */
  readonly locale: string
  /** The invoices it pays, the oldest first. */
  readonly numbers: readonly string[]
  readonly amount: Money
  readonly method: PaymentMethod
  /** When the money, or the deposits that confirm an account, should be there; null: that is not said. */
  readonly expectedOn: PlainDate | null
}

/** What a client hears about a payment of theirs while it is neither there nor lost. */
export function draftPaymentNote(note: PaymentNote, facts: PaymentNoteFacts, own: OwnTemplates): NoteDraft {
  const { locale, amount, expectedOn } = facts
  const language = languageOf(locale)
  const phrases = phrasesOf(language)
  const [first = ''] = facts.numbers
  const labels: Record<PaymentNote, string> = {
    processing: phrases.seeInvoice,
    verify_bank: phrases.openInvoice(oneLine(first)),
    unfinished: phrases.payInvoice(oneLine(first)),
    returned: phrases.openInvoice(oneLine(first)),
    refunded: phrases.seeInvoice,
    refunded_open: phrases.openInvoice(oneLine(first)),
    credit_refunded: phrases.seeInvoice,
  }
  return writeNote<'payment'>(
    `payment.${note}`,
    { locale, own, action: labels[note], signedBy: [facts.businessName] },
    {
      'client.name': facts.greetingName,
      'business.name': facts.businessName,
      'invoice.number': numberList(facts.numbers, phrases),
      'payment.amount': formatMoney(amount, locale),
      'payment.method': payWords[language].byMethod[facts.method],
      'payment.expected_on': expectedOn ? formatDay(expectedOn, locale) : '',
    },
  )
}
