import type { Hold, HoldKind } from '#app/domain/dunning/hold.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { TraceItem } from '#app/ui/trace-item.ts'

/** The invoice as the page's parts receive it: days as ISO text. */
export interface InvoiceView {
  id: string
  number: string
  state: InvoiceState
  client: { id: string; name: string; phone: string | null }
  recipients: readonly { email: string; role: string; state: string }[]
  issuedOn: string
  dueOn: string
  terms: string | null
  earlyDiscount: { bps: bigint; until: string } | null
  purchaseOrder: string | null
  description: string | null
  referenceCode: string
  total: Money
  paid: Money
  balance: Money
  processing: Money
  lines: readonly { description: string; quantity: string; amount: Money }[]
  payments: readonly {
    id: string
    method: PaymentMethod
    state: PaymentState
    amount: Money
    startedAt: Date
    settledAt: Date | null
    reference: string | null
    ledBy: { messageId: string; subject: string } | null
  }[]
}

/** Where the follow-up stands, in words. */
export interface FollowUpView {
  stage: string
  /** "Next: …, because …", or why nothing is sent. */
  why: string
  holds: readonly HoldView[]
  /** Every step of the ladder. */
  trace: readonly TraceItem[]
  /** The policy in force; id null: the Standard. */
  policy: { id: string | null; name: string } | null
}

export interface HoldView {
  id: string
  kind: HoldKind
  reason: string
  until: string | null
  reviewOn: string | null
  /** Null: all of the invoice rests. */
  amount: Money | null
  scope: Hold['scope']
}

export const holdView = ({ id, kind, reason, until, reviewOn, amount, scope }: Hold): HoldView => ({
  ...{ id, kind, reason, amount, scope },
  until: until && until.toString(),
  reviewOn: reviewOn && reviewOn.toString(),
})
