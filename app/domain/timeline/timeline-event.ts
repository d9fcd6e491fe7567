import type { ChargeKind } from '../charge/balance-parts.ts'
import type { StageKey } from '../dunning/dunning-policy.ts'
import type { Changes } from './changes.ts'
import type { HoldKind } from '../dunning/hold.ts'
import type { CheckKey } from '../escalation/checklist.ts'
import type { EscalationStep } from '../escalation/escalation-step.ts'
import type { Reentry } from '../dunning/reentry.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import type { PaymentMethod } from '../payment/settlement.ts'
import type { BillingData } from './billing-event.ts'
import type { CaseData } from './case-event.ts'
import type { MoneyData } from './money-data.ts'
import type { ReplyData } from './reply-event.ts'
import type { StaffData } from './staff-event.ts'
import type { WebhookData } from './webhook-event.ts'
import type { CallOutcome, ThankYouVariant } from '../words/template-kinds.ts'

interface OfInvoice {
  readonly number: string
}
interface OfReminder extends OfInvoice {
  readonly stage: StageKey
  /** Absent where no message was written (an obsolete stage). */
  readonly messageId?: string
  readonly to?: string
}
interface OfPayment {
  readonly paymentId: string
  readonly amount: MoneyData
  readonly method: PaymentMethod
  /** The invoice the entry is filed under, when there is one. */
  readonly number?: string
}
interface OfThankYou {
  readonly messageId: string
  readonly to?: string
  readonly numbers: readonly string[]
  readonly kind: ThankYouVariant
}
interface OfTask {
  readonly taskId: string
  readonly kind: string
  readonly title: string
}
interface OfMessage {
  readonly messageId: string
  readonly to: string
  readonly subject: string
}
interface OfLetter extends OfInvoice {
  readonly letterId: string
  /** The stage's kind, or `letter_of_demand`. */
  readonly kind: string
  /** The letter's own number, once it has one. */
  readonly letterNumber?: number
}
interface OfCharge extends OfInvoice {
  readonly chargeId: string
  readonly kind: ChargeKind
  readonly amount: MoneyData
}
interface OfPolicy {
  readonly name: string
}
interface Reenters {
  readonly enterBy: Reentry
}
interface OfSending {
  readonly subject: string
  /** SHA-256 of what the client read: subject, text and html, without the secret of the link. */
  readonly contentHash?: string
}
interface Why {
  /** Plain words, shown on the desk. */
  readonly reason: string
}

/** Everything a timeline can show, with what is kept about it (days and instants as ISO text, so that it is plain JSON). */
export interface TimelineData extends BillingData, CaseData, ReplyData, StaffData, WebhookData {
  'client.created': { readonly name: string }
  'business.updated': { readonly changed: readonly string[]; readonly changes?: Changes }
  'client.updated': { readonly changed: readonly string[]; readonly changes?: Changes }
  /** The person was removed on request; `name` is what the client is called since. */
  'client.erased': { readonly name: string }
  'contact.unreachable': { readonly email: string } & Why
  'invoice.imported': OfInvoice & {
    readonly total: MoneyData
    readonly balance: MoneyData
    readonly importId?: string
  }
  'invoice.created': OfInvoice & { readonly total: MoneyData }
  'invoice.issued': OfInvoice & { readonly total: MoneyData; readonly dueOn: string }
  'invoice.updated': OfInvoice & {
    readonly changed: readonly string[]
    readonly changes?: Changes
  }
  'invoice.settled': OfInvoice
  'invoice.reopened': OfInvoice & { readonly balance: MoneyData } & Why
  'invoice.voided': OfInvoice & { readonly was: InvoiceState; readonly reason?: string }
  'invoice.written_off': OfInvoice & { readonly amount: MoneyData; readonly reason?: string }
  'invoice.recovered': OfInvoice & { readonly amount: MoneyData; readonly isWhole: boolean }
  'credit.applied': OfInvoice & { readonly amount: MoneyData }
  'credit.unapplied': OfInvoice & { readonly amount: MoneyData }
  'credit.paid_out': { readonly amount: MoneyData; readonly method: string; readonly reason: string }
  'charge.made': OfCharge & { readonly calculation: readonly string[] }
  'charge.waived': OfCharge & Why
  'discount.applied': OfInvoice & {
    readonly paymentId: string
    readonly amount: MoneyData
    readonly calculation: string
  }
  'discount.returned': OfInvoice & { readonly paymentId: string; readonly amount: MoneyData }
  'reminder.queued': OfReminder & { readonly sendAt: string; readonly needsApproval: boolean } & Why
  'reminder.approved': OfReminder
  'reminder.unapproved': OfReminder
  'reminder.edited': OfReminder
  'reminder.postponed': OfReminder & { readonly until: string }
  'reminder.skipped': OfReminder & Why
  'reminder.unskipped': OfReminder
  'reminder.sent': OfReminder & OfSending
  'reminder.delivered': OfReminder
  'reminder.bounced': OfReminder & Why
  'reminder.complained': OfReminder
  'reminder.failed': OfReminder & Why
  'reminder.unknown': OfReminder
  'reminder.cancelled': OfReminder & Why
  'reminder.obsolete': OfReminder & { readonly reason?: string }
  'payment.started': OfPayment
  'payment.verifying': OfPayment
  'payment.processing': OfPayment
  'payment.settled': OfPayment
  'payment.failed': OfPayment & { readonly reason?: string }
  'payment.expired': OfPayment
  'payment.cancelled': OfPayment
  'payment.quarantined': OfPayment & { readonly asked: MoneyData }
  'payment.overpaid': OfPayment & { readonly over: MoneyData }
  'payment.unapplied': OfPayment
  'payment.refund_asked': OfPayment & { readonly refunded: MoneyData } & Why
  'payment.refunded': OfPayment & { readonly refunded: MoneyData; readonly reason?: string }
  'payment.refund_failed': OfPayment & { readonly refunded: MoneyData; readonly reason?: string }
  'payment.disputed': OfPayment
  'payment.dispute_won': OfPayment
  'payment.returned': OfPayment & { readonly reason?: string }
  'thank_you.queued': OfThankYou
  'thank_you.edited': OfThankYou
  'thank_you.sent': OfThankYou & OfSending
  'thank_you.delivered': OfThankYou
  'thank_you.bounced': OfThankYou & Why
  'thank_you.complained': OfThankYou
  'thank_you.failed': OfThankYou & Why
  'thank_you.unknown': OfThankYou
  'thank_you.cancelled': OfThankYou & Why
  'message.approved': OfMessage
  'message.unapproved': OfMessage
  'message.edited': OfMessage
  'message.sent': OfMessage & OfSending
  'message.delivered': OfMessage
  'message.bounced': OfMessage & Why
  'message.failed': OfMessage & Why
  'message.complained': OfMessage
  'message.unknown': OfMessage
  'message.cancelled': OfMessage & Why
  'portal.link_created': OfInvoice & { readonly portalLinkId: string }
  'portal.link_ended': OfInvoice & { readonly portalLinkId: string }
  'portal.viewed': OfInvoice & { readonly maybeScanner: boolean }
  'portal.pdf_downloaded': OfInvoice
  'policy.created': OfPolicy & { readonly from: string }
  'policy.changed': OfPolicy & { readonly changed: readonly string[]; readonly changes?: Changes } & Reenters
  'policy.assigned': {
    /** The policy's name; null where the wider choice holds again. */
    readonly name: string | null
    readonly to: 'business' | 'client' | 'invoice'
    readonly number?: string
  } & Reenters
  'policy.archived': OfPolicy
  'hold.placed': {
    readonly kind: HoldKind
    readonly until: string | null
    /** Absent where all of it rests. */
    readonly amount?: MoneyData
  } & Why
  'hold.released': { readonly kind: HoldKind }
  'call.logged': OfInvoice & {
    readonly callId: string
    readonly outcome: CallOutcome
    readonly spokeWith?: string
    readonly notes?: string
  }
  'escalation.opened': OfInvoice
  'escalation.signed': OfInvoice & {
    readonly step: EscalationStep
    /** What of the checklist was missing, and why it was passed over. */
    readonly missing: readonly CheckKey[]
    readonly overrideReason?: string
  } & Why
  'escalation.ended': OfInvoice & { readonly step: EscalationStep } & Why
  'letter.drafted': OfLetter
  'letter.ready': OfLetter
  /** `sha256` is that of the PDF. */
  'letter.printed': OfLetter & { readonly sha256?: string }
  'letter.posted': OfLetter & { readonly postedOn: string; readonly tracking?: string }
  'letter.cancelled': OfLetter & Why
  'evidence.exported': { readonly of: 'client' | 'invoice'; readonly number?: string }
  'task.opened': OfTask & { readonly dueOn: string }
  'task.done': OfTask & { readonly outcome?: string }
}

export type TimelineType = keyof TimelineData

/** One kind of event with its own data; `TimelineEvent` is the union of them all. */
export type TimelineEventOf<T extends TimelineType> = {
  [K in T]: { readonly type: K; readonly data: TimelineData[K] }
}[T]
export type TimelineEvent = TimelineEventOf<TimelineType>
