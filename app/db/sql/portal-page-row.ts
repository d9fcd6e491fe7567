import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { StoredPlanRow } from '#app/domain/plan/plan-row.ts'
import type { PortalDispute, PortalPlan } from '#app/domain/portal/portal-answers.ts'

/** Minor units as text, since JSON has no bigint. */
type Minor = string
/** YYYY-MM-DD */
type Day = string
/** ISO instant. */
type At = string
interface ByMethod<T> {
  readonly card: T
  readonly ach: T
  readonly paypal: T
}

/** What `readPortalPage` gives, as JSON brings it. */
export interface PortalPageRow {
  readonly link: {
    readonly businessId: string
    readonly clientId: string
    readonly invoiceId: string
    readonly linkId: string
    readonly sentTo: string | null
    /** The business's own day now. */
    readonly today: Day
  }
  readonly business: {
    readonly name: string
    readonly slug: string
    readonly email: string
    readonly phone: string | null
    readonly postalAddress: string | null
    readonly brandColor: string
    /** Null where there is no logo, or one too heavy for a client's page. */
    readonly logoType: string | null
    readonly locale: string
    readonly timeZone: string
    readonly transferDetails: string | null
    readonly allocationOrder: string
    readonly discountTax: string
    readonly discountDespiteOverdue: boolean
    readonly minimumPartMinor: Minor
    readonly accepts: ByMethod<boolean>
    readonly maxMinor: ByMethod<Minor | null>
  }
  readonly client: {
    readonly name: string
    readonly locale: string | null
    readonly allowedMethods: readonly string[]
    readonly preferredMethod: string | null
  }
  readonly creditMinor: Minor
  readonly invoice: {
    readonly number: string
    readonly state: InvoiceState
    readonly currency: string
    readonly issuedOn: Day
    readonly dueOn: Day
    readonly settledAt: At | null
    readonly terms: string | null
    readonly purchaseOrder: string | null
    readonly description: string | null
    readonly totalMinor: Minor
    readonly balanceMinor: Minor
    readonly processingMinor: Minor
    readonly discountBps: number | null
    readonly discountUntil: Day | null
    readonly referenceCode: string
    /** The client owes another invoice that is overdue; asked only while there is a discount to lose. */
    readonly hasOverdue: boolean | null
  }
  readonly lines: readonly {
    readonly description: string
    readonly quantity: string
    readonly unitMinor: Minor
    readonly amountMinor: Minor
    readonly taxMinor: Minor
  }[]
  readonly movements: readonly { readonly postingKey: string; readonly minor: Minor; readonly on: Day }[]
  readonly charges: readonly {
    readonly id: string
    readonly kind: 'fee' | 'interest'
    readonly minor: Minor
    readonly at: At
    readonly calculation: unknown
    readonly takenBack: boolean
  }[]
  /** Those in force today that rest a part or all of it for a plan or a dispute. */
  readonly holds: readonly { readonly kind: 'plan' | 'proposal' | 'dispute'; readonly minor: Minor | null }[]
  readonly payments: readonly {
    readonly id: string
    readonly method: PaymentMethod
    readonly state: PaymentState
    readonly minor: Minor
    readonly shareMinor: Minor
    readonly refundedMinor: Minor
    readonly currency: string
    readonly startedAt: At
    readonly settledAt: At | null
    readonly verifyUrl: string | null
  }[]
  readonly files: readonly { readonly id: string; readonly filename: string }[]
  readonly creditNotes: readonly { readonly id: string; readonly number: number; readonly minor: Minor }[]
  readonly mails: readonly { readonly kind: string; readonly subject: string; readonly at: At }[]
  readonly events: readonly { readonly type: string; readonly at: At; readonly data: unknown }[]
  readonly plan: {
    readonly id: string
    readonly state: PortalPlan['state']
    readonly totalMinor: Minor
    readonly answerBy: Day | null
    readonly autopay: string | null
    readonly offer: { readonly rows: readonly StoredPlanRow[]; readonly message: string | null } | null
    readonly instalments: readonly { readonly position: number; readonly dueOn: Day; readonly minor: Minor }[]
    readonly invoices: readonly {
      readonly number: string
      readonly coveredMinor: Minor
      readonly balanceMinor: Minor
      /** Fees and interest charged after the plan was agreed, less what was waived of them. */
      readonly laterMinor: Minor
    }[]
  } | null
  readonly dispute: {
    readonly id: string
    readonly state: PortalDispute['state']
    readonly minor: Minor | null
    readonly respondBy: Day
    readonly outcome: string | null
    readonly creditMinor: Minor | null
    readonly correctedNumber: string | null
  } | null
  readonly promise: { readonly dueOn: Day; readonly minor: Minor } | null
  readonly notice: { readonly paidOn: Day; readonly minor: Minor; readonly method: string } | null
  readonly help: { readonly kind: string; readonly on: Day | null } | null
  readonly contactAsked: boolean
}
