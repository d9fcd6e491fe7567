import type { Money } from '../money.ts'
import type { PaymentMethod } from '../payment/settlement.ts'

/** One instalment of an agreed plan, as the client sees it. Days are YYYY-MM-DD. */
export interface PortalInstalment {
  readonly position: number
  readonly dueOn: string
  readonly amount: Money
  /** What of it has arrived. */
  readonly paid: Money
  readonly status: 'paid' | 'part_paid' | 'due' | 'late' | 'upcoming'
}

/** The plan that covers the invoice, from its proposal to its end. */
export interface PortalPlan {
  readonly id: string
  readonly state: 'proposed' | 'countered' | 'active' | 'completed' | 'defaulted' | 'cancelled' | 'declined'
  /** Numbers of the invoices it covers. */
  readonly numbers: readonly string[]
  readonly total: Money
  /** What is open on these invoices now: what pays all of it off. */
  readonly open: Money
  /** Of the offer that stands, or of the agreed plan. */
  readonly instalments: readonly PortalInstalment[]
  readonly answerBy: string | null
  /** What came with the last offer. */
  readonly message: string | null
  /** The first instalment that is not paid whole; null when all are, or nothing is agreed yet. */
  readonly next: PortalInstalment | null
  /** The card or account that pays by itself; null: none. */
  readonly autopay: string | null
}

export interface PortalDispute {
  readonly id: string
  readonly state: 'open' | 'under_review' | 'proposed' | 'resolved' | 'withdrawn'
  /** Null: the whole invoice. */
  readonly amount: Money | null
  readonly respondBy: string
  readonly outcome: 'accepted' | 'part_credit' | 'corrected' | 'rejected' | null
  readonly credit: Money | null
  /** Number of the invoice that takes this one's place, where it was corrected. */
  readonly correctedBy: string | null
}

/** What the client has answered so far and what of it is open: what the page's status sentence speaks of. */
export interface PortalAnswers {
  /** The latest plan that is not over, else the last one. */
  readonly plan: PortalPlan | null
  readonly dispute: PortalDispute | null
  /** A promise whose day has not been judged yet. */
  readonly promise: { readonly dueOn: string; readonly amount: Money } | null
  /** A payment we are looking for. */
  readonly notice: { readonly paidOn: string; readonly amount: Money; readonly method: PaymentMethod } | null
  /** What was asked for and waits for us, else time that was granted and runs. */
  readonly help: { readonly kind: 'extension' | 'call_back' | 'granted'; readonly on: string | null } | null
  /** The owner has yet to say whether the person the client named is right. */
  readonly contactAsked: boolean
}

/** Nothing has been answered. */
export const noAnswers: PortalAnswers = {
  plan: null,
  dispute: null,
  promise: null,
  notice: null,
  help: null,
  contactAsked: false,
}
