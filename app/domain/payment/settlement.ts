import type { Instant, PlainDate } from '../business-day.ts'
import type { DiscountPart } from '../invoice/early-discount.ts'
import type { ClientId, InvoiceId, MessageId, PaymentId } from '../ids.ts'
import type { OpenInvoice } from '../ledger/cash-application.ts'
import type { InvoicePart, Posting } from '../ledger/post.ts'
import type { Money } from '../money.ts'
import type { PaymentEvent, PaymentState } from './payment-state.ts'

export const paymentMethods = ['card', 'ach', 'paypal', 'check', 'transfer', 'cash', 'other'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** An early-payment discount on one invoice. */
export interface GivenUp extends InvoicePart, DiscountPart {}

/** What was asked for when the attempt began. */
export interface ExpectedPayment {
  readonly id: PaymentId
  readonly clientId: ClientId
  readonly state: PaymentState
  readonly amount: Money
  /** The invoices the client chose to pay, and how much of each. */
  readonly targets: readonly InvoicePart[]
  /** What is given up beside it for paying early, as promised when it began. */
  readonly promised: readonly GivenUp[]
  readonly method: PaymentMethod
  /** Charged while the client was away; how that ended is said, and put on a desk, where instalments are looked after. */
  readonly byItself?: boolean
  /** Whoever recorded it saw that a rest stays the client's credit. */
  readonly restIsMeant?: boolean
  /** The day the client paid, in the business's zone: what decides between early, on time and late (an ACH debit settles days after). */
  readonly paidOn: PlainDate
}

/** What the provider's own record says now, fetched and not taken from an event. */
export interface ProviderRecord {
  readonly status: 'open' | 'verifying' | 'processing' | 'settled' | 'failed' | 'expired' | 'cancelled'
  /** The sum received or on its way. */
  readonly amount: Money
}

export interface PendingReminder {
  readonly messageId: MessageId
  readonly invoiceId: InvoiceId
}

/** An invoice the payment is for that was given up, wholly or for a rest: what comes in after all. */
export interface WrittenOffInvoice extends OpenInvoice {
  /** What was given up and has not come in since. */
  readonly balance: Money
  /** How many lines of the ledger's `write_off` account speak of it. */
  readonly lines: number
}

export interface SettlementFacts {
  readonly payment: ExpectedPayment
  readonly provider: ProviderRecord
  /** The client's open invoices with what is owed now. */
  readonly openInvoices: readonly OpenInvoice[]
  /** Only those the payment is for. */
  readonly writtenOff: readonly WrittenOffInvoice[]
  /** Reminders of this client that are drafted or queued. */
  readonly pendingReminders: readonly PendingReminder[]
}

export type ThankYouKind = 'early' | 'on_time' | 'late' | 'partial'

export interface ThankYou {
  readonly kind: ThankYouKind
  /** What arrived for these invoices. */
  readonly amount: Money
  readonly invoiceIds: readonly InvoiceId[]
  /** What is still open on them. */
  readonly remaining: Money
}

export interface SettlementTask {
  /** One task per cause, however often it is told. */
  readonly key: string
  readonly kind: 'payment_mismatch' | 'overpayment' | 'payment_failed'
  readonly invoiceId: InvoiceId | null
  readonly dueOn: PlainDate
  readonly title: string
}

export interface Recovered extends InvoicePart {
  readonly isWhole: boolean
}

/**
 * All that follows from one answer of the provider, to be written in one transaction under a compare-and-set of the
 * payment's state. `unchanged`: the answer is old news. `quarantined`: money came, but not what was asked for.
 */
export interface Settlement {
  readonly outcome:
    'settled' | 'quarantined' | 'verifying' | 'processing' | 'open' | 'failed' | 'expired' | 'cancelled' | 'unchanged'
  readonly event: PaymentEvent | null
  readonly nextState: PaymentState
  readonly postings: readonly Posting[]
  readonly parts: readonly InvoicePart[]
  readonly discounts: readonly GivenUp[]
  readonly unapplied: Money
  readonly invoicesSettled: readonly InvoiceId[]
  /** What came in of invoices that had been written off, and whether that is all of it. */
  readonly recovered: readonly Recovered[]
  readonly cancelReminders: readonly MessageId[]
  readonly thankYou: ThankYou | null
  readonly tasks: readonly SettlementTask[]
  /** When the client's dunning is to be looked at again; null: as before. */
  readonly recheckClientAt: Instant | null
}
