import type { InvoiceState } from '../invoice/invoice-state.ts'
import type { Money } from '../money.ts'
import type { MethodOnOffer, OnlineMethod } from '../payment/methods-on-offer.ts'
import type { PaymentState } from '../payment/payment-state.ts'
import type { PaymentMethod } from '../payment/settlement.ts'
import type { PortalAnswers } from './portal-answers.ts'
import type { PortalStep } from './portal-step.ts'

/** One attempt to pay, as the client may know it. */
export interface PortalPayment {
  readonly id: string
  readonly method: PaymentMethod
  readonly state: PaymentState
  readonly amount: Money
  /** What of the amount was meant for this invoice. */
  readonly share: Money
  readonly refunded: Money
  /** When it last moved (ISO instant): what orders the history. */
  readonly at: string
  /** Days are YYYY-MM-DD in the business's zone. */
  readonly startedOn: string
  readonly settledOn: string | null
  /** Where the client confirms the small deposits of a bank account, while that is waited for. */
  readonly verifyUrl: string | null
}

/** A mail that went out about the invoice. */
export interface PortalMail {
  readonly kind: string
  readonly subject: string
  readonly sentOn: string
  /** ISO instant. */
  readonly at: string
}

export interface PortalLine {
  readonly description: string
  readonly quantity: string
  readonly unit: Money
  readonly amount: Money
}

/** A late fee or interest, as the client may know it. */
export interface PortalCharge {
  readonly kind: 'fee' | 'interest'
  readonly amount: Money
  /** What of it was waived. */
  readonly waived: Money
  /** YYYY-MM-DD in the business's zone. */
  readonly on: string
  /** ISO instant. */
  readonly at: string
  /** How it was reckoned, line by line. */
  readonly calculation: readonly string[]
}

/** What one portal link opens: one invoice, and nothing of the client or the business beyond what its page says. */
export interface PortalInvoice {
  readonly business: {
    readonly name: string
    readonly email: string
    readonly phone: string | null
    readonly postalAddress: string | null
    readonly brandColor: string
    /** Path of the logo; null writes the name instead. */
    readonly logoPath: string | null
  }
  readonly clientName: string
  readonly number: string
  readonly state: InvoiceState
  readonly issuedOn: string
  readonly dueOn: string
  readonly settledOn: string | null
  /** The business's own day now. */
  readonly today: string
  readonly terms: string | null
  readonly purchaseOrder: string | null
  readonly description: string | null
  readonly lines: readonly PortalLine[]
  readonly tax: Money
  readonly total: Money
  readonly balance: Money
  readonly processing: Money
  /** Payments, less what was returned. */
  readonly paid: Money
  /** Credits granted. */
  readonly credited: Money
  /** Given up for paying early. */
  readonly discounted: Money
  /** Oldest first. */
  readonly charges: readonly PortalCharge[]
  /** What of the balance rests for a dispute: not asked for, though it can be paid. */
  readonly disputed: Money
  /** What the client paid over and above, and has in hand with the business. */
  readonly credit: Money
  /** What a payment begun today saves; `until` is YYYY-MM-DD. Null: nothing. */
  readonly discount: { readonly saves: Money; readonly pays: Money; readonly until: string } | null
  /** How the client can pay here, in the order they are offered. */
  readonly methods: readonly MethodOnOffer[]
  /** Of these, the ones whose provider does not answer at the moment. */
  readonly down: readonly OnlineMethod[]
  /** The smallest part that can be paid online; a smaller rest only as a whole. */
  readonly minimumPart: Money
  /** How to pay by transfer or cheque, in the business's own words; null when it has written none. */
  readonly transferDetails: string | null
  readonly reference: string
  /** Newest first. */
  readonly payments: readonly PortalPayment[]
  /** What is attached to it. */
  readonly files: readonly { readonly id: string; readonly filename: string }[]
  readonly creditNotes: readonly { readonly id: string; readonly number: number; readonly amount: Money }[]
  readonly mails: readonly PortalMail[]
  /** What was agreed, asked for and answered, newest first. */
  readonly steps: readonly PortalStep[]
  /** How amounts and days are written; there are always words in its language. */
  readonly locale: string
  readonly answers: PortalAnswers
}

/** What settles the invoice today. */
export const everythingOpen = ({ balance, discount }: PortalInvoice): Money => discount?.pays ?? balance
