import type { PaymentMethod } from '../payment/settlement.ts'
import type { PromiseSource } from '../promise-to-pay/check-promise.ts'
import type { Changes } from './changes.ts'
import type { MoneyData } from './money-data.ts'

interface OfInvoice {
  readonly number: string
}
interface OfPromise extends OfInvoice {
  readonly promiseId: string
  readonly amount: MoneyData
  readonly dueOn: string
}
interface OfNotice extends OfInvoice {
  readonly noticeId: string
}
interface OfPlan extends OfInvoice {
  readonly planId: string
}
interface OfInstalment extends OfPlan {
  /** From 1 to `count`. */
  readonly position: number
  readonly count: number
  readonly amount: MoneyData
}
interface OfDispute extends OfInvoice {
  readonly disputeId: string
}
interface OfHelp extends OfInvoice {
  readonly helpId: string
  readonly kind: 'extension' | 'call_back'
}
interface OfProposal {
  readonly proposalId: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
}
interface Why {
  /** Plain words, shown on the desk. */
  readonly reason: string
}

/** What clients said and what was agreed with them: promises, payments they told of, plans, disputes, requests, whom to write to. */
export interface CaseData {
  'promise.made': OfPromise & { readonly source: PromiseSource; readonly note?: string }
  'promise.kept': OfPromise
  'promise.broken': OfPromise
  'promise.cancelled': OfPromise & Why
  'already_paid.given': OfNotice & {
    readonly amount: MoneyData
    readonly method: PaymentMethod
    readonly paidOn: string
    readonly reference?: string
  }
  'already_paid.matched': OfNotice
  'already_paid.not_found': OfNotice
  'plan.proposed': OfPlan & { readonly by: 'client' | 'business'; readonly total: MoneyData; readonly count: number }
  'plan.countered': OfPlan & {
    readonly by: 'client' | 'business'
    readonly total: MoneyData
    readonly count: number
    readonly round: number
  }
  'plan.accepted': OfPlan & {
    readonly total: MoneyData
    readonly count: number
    /** Who accepted; absent where the business's own limits did. */
    readonly by?: string
    readonly sha256?: string
  }
  'plan.declined': OfPlan & Why
  'plan.cancelled': OfPlan & Why
  'plan.instalment_paid': OfInstalment
  'plan.instalment_missed': OfInstalment & { readonly dueOn: string }
  'plan.extended': OfInstalment & { readonly from: string; readonly to: string }
  'plan.completed': OfPlan & { readonly total: MoneyData }
  'plan.defaulted': OfPlan & Why
  'autopay.agreed': OfPlan & { readonly label: string }
  'autopay.failed': OfInstalment & Why
  'autopay.stopped': OfPlan & Why
  'method.removed': { readonly label: string }
  'dispute.opened': OfDispute & {
    readonly reason: string
    /** Absent where all of the invoice is contested. */
    readonly amount?: MoneyData
  }
  'dispute.message': OfDispute & { readonly by: 'client' | 'business'; readonly author: string; readonly text: string }
  'dispute.proposed': OfDispute & { readonly outcome: string; readonly amount?: MoneyData } & Why
  'dispute.resolved': OfDispute & { readonly outcome: string; readonly amount?: MoneyData } & Why
  'dispute.agreed': OfDispute
  'dispute.objected': OfDispute & Why
  'dispute.withdrawn': OfDispute & Why
  'credit_note.issued': OfInvoice & { readonly creditNumber: number; readonly amount: MoneyData } & Why
  'help.asked': OfHelp & { readonly on?: string; readonly phone?: string; readonly words?: string }
  'help.granted': OfHelp & { readonly on: string }
  'help.declined': OfHelp & Why
  'help.done': OfHelp
  'contact.proposed': OfInvoice &
    OfProposal & {
      readonly words?: string
      /** Present where they are to be on copy, and take nobody's place. */
      readonly role?: 'cc'
    }
  'contact.taken': OfProposal
  'contact.refused': OfProposal
  'preferences.changed': { readonly changed: readonly string[]; readonly changes?: Changes }
  'account.opened': { readonly by: string }
}
