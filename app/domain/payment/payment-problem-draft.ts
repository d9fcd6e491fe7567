import { greetingFor } from '../greeting.ts'
import { formatMoney, type Money } from '../money.ts'
import { oneLine } from '../one-line.ts'

export interface PaymentProblemFacts {
  readonly businessName: string
  readonly greetingName: string
  readonly locale: string
  readonly invoiceNumber: string
  readonly amount: Money
}

export interface PaymentProblemDraft {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly action: string
  readonly closing: readonly string[]
}

/** A bank debit that did not go through: told as a fact, with the next step, and no word about why. */
export function draftPaymentProblem(facts: PaymentProblemFacts): PaymentProblemDraft {
  const number = oneLine(facts.invoiceNumber)
  const amount = formatMoney(facts.amount, facts.locale)
  return {
    subject: `Your payment for invoice ${number} did not go through`,
    greeting: greetingFor(facts.greetingName),
    paragraphs: [
      `Your payment of ${amount} for invoice ${number} was on its way, and your bank has now told us that it could not be completed. Nothing was taken from your account.`,
      'This happens for many reasons, and you need not explain it. When it suits you, the page of the invoice lets you try again or choose another way to pay.',
      'If something else would help, please reply to this mail. Thank you for your trouble.',
    ],
    action: `See and pay invoice ${number}`,
    closing: ['With kind regards,', oneLine(facts.businessName)],
  }
}
