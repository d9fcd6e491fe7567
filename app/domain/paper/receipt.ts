import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { compareMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import type { PaymentMethod } from '../payment/settlement.ts'
import { payWords } from '../portal/words/pay/pay-words.ts'
import { languageOf } from '../words/language.ts'
import type { Paper, PaperParties } from './paper.ts'
import { paperLabels } from './paper-labels.ts'

export interface ReceiptFacts extends PaperParties {
  readonly paymentId: string
  readonly method: PaymentMethod
  readonly receivedOn: PlainDate
  readonly amount: Money
  /** Given back since. */
  readonly refunded: Money
  readonly invoiceNumber: string
  /** What of the amount the client meant for this invoice. */
  readonly share: Money
}

/** What was received, how, when and for what: the client's proof of a payment. */
export function receiptPaper(facts: ReceiptFacts): Paper {
  const { business, client, locale, receivedOn, amount, share, refunded, invoiceNumber } = facts
  const labels = paperLabels(locale).receipt
  return {
    ...{ business, client, locale, title: labels.title, asOf: receivedOn },
    subtitle: labels.receivedOn(formatDay(receivedOn, locale, 'long')),
    rows: [{ day: receivedOn, what: labels.payment(payWords[languageOf(locale)].byMethod[facts.method]), amount }],
    sums: [
      { label: labels.forInvoice(invoiceNumber), amount: compareMoney(share, amount) < 0 ? share : amount },
      ...(isPositive(refunded) ? [{ label: labels.refunded, amount: refunded }] : []),
    ],
    notes: [labels.reference(facts.paymentId), labels.thanks],
    file: labels.file,
  }
}
