import type { InvoiceId, PaymentId } from '../ids.ts'
import { refundPosting, reversalOf, type Posting } from '../ledger/post.ts'
import {
  compareMoney,
  formatMoney,
  minMoney,
  negateMoney,
  subtractMoney,
  sumMoney,
  zero,
  type Money,
} from '../money.ts'
import { nextPaymentState, type PaymentState } from './payment-state.ts'

export interface MoneyBackFacts {
  readonly paymentId: PaymentId
  readonly state: PaymentState
  readonly amount: Money
  /** Cumulative, as we knew it and as the provider reports it now. */
  readonly refundedBefore: Money
  readonly refundedNow: Money
  readonly disputed: boolean
  /** The bank took the money back for good: a returned debit, or a dispute that was lost. */
  readonly returned: boolean
  /** This payment's own ledger lines: what it did to invoices and to the client's credit, refunds included. */
  readonly applied: readonly { readonly account: string; readonly invoiceId: string | null; readonly amount: Money }[]
  /** The posting of the discount it brought, while that stands; null: none. */
  readonly discount: Posting | null
}

export interface MoneyBack {
  readonly nextState: PaymentState
  readonly refunded: Money
  readonly postings: readonly Posting[]
  /** The discount that goes back with a payment that is gone as a whole. */
  readonly discountReturned: readonly { readonly invoiceId: InvoiceId; readonly amount: Money }[]
  readonly reopened: readonly InvoiceId[]
  readonly event: 'payment.refunded' | 'payment.disputed' | 'payment.returned'
  readonly title: string
}

/**
 * What follows when the provider reports more given back than we know, a return, or a dispute; null when nothing is new.
 * A refund comes out of the client's credit first, then out of the invoices the payment settled. A dispute moves no money here:
 * the payment is marked and a person decides. An early-payment discount goes back with the whole payment, not with a part of it.
 * A return takes back all that is left of the payment, once (R23). The cumulative sum makes every repeat harmless.
 */
export function returnMoney(facts: MoneyBackFacts): MoneyBack | null {
  const { paymentId, state, amount, refundedBefore, refundedNow } = facts
  if (facts.returned && nextPaymentState(state, 'return') === 'returned') return returned(facts)
  if (facts.disputed && nextPaymentState(state, 'dispute') === 'disputed') {
    const title = `A payment of ${formatMoney(amount)} is disputed at the client's bank: answer there, then decide how to go on`
    return {
      nextState: 'disputed',
      refunded: refundedBefore,
      postings: [],
      discountReturned: [],
      reopened: [],
      event: 'payment.disputed',
      title,
    }
  }
  if (refundedNow.currency !== amount.currency || compareMoney(refundedNow, refundedBefore) <= 0) return null
  const isWhole = compareMoney(refundedNow, amount) >= 0
  const nextState =
    nextPaymentState(state, isWhole ? 'refund' : 'refund_part') ?? (state === 'part_refunded' ? state : null)
  if (nextState === null) return null

  const back = subtractMoney(refundedNow, refundedBefore)
  const { fromCredit, parts } = takeBack(facts, back)
  const discount = isWhole ? facts.discount : null
  return {
    nextState,
    refunded: refundedNow,
    postings: [
      refundPosting({ id: `${paymentId}/${refundedNow.minor}`, paymentId, amount: back, fromCredit, parts }),
      ...(discount ? [reversalOf(discount)] : []),
    ],
    discountReturned: discountOf(discount),
    reopened: parts.map(({ invoiceId }) => invoiceId),
    event: 'payment.refunded',
    title: `${formatMoney(back)} was given back to the client: decide whether the invoice is still to be paid`,
  }
}

function returned(facts: MoneyBackFacts): MoneyBack {
  const { paymentId, amount, refundedBefore, discount } = facts
  const back = subtractMoney(amount, refundedBefore)
  const { fromCredit, parts } = takeBack(facts, back)
  const posts = back.minor > 0n
  return {
    nextState: 'returned',
    // What the provider calls refunds; a return is none.
    refunded: refundedBefore,
    postings: [
      ...(posts ? [refundPosting({ id: `${paymentId}/returned`, paymentId, amount: back, fromCredit, parts })] : []),
      ...(discount ? [reversalOf(discount)] : []),
    ],
    discountReturned: discountOf(discount),
    reopened: parts.map(({ invoiceId }) => invoiceId),
    event: 'payment.returned',
    title: `The bank took back a payment of ${formatMoney(amount)}: decide how to go on with the client`,
  }
}

const discountOf = (discount: Posting | null): MoneyBack['discountReturned'] =>
  (discount?.entries ?? []).flatMap(({ account, invoiceId, amount: given }) =>
    account === 'receivable' && invoiceId ? [{ invoiceId, amount: negateMoney(given) }] : [],
  )

function takeBack(
  { applied, amount }: MoneyBackFacts,
  back: Money,
): { fromCredit: Money; parts: { invoiceId: InvoiceId; amount: Money }[] } {
  const { currency } = amount
  const held = (lines: MoneyBackFacts['applied']) =>
    negateMoney(
      sumMoney(
        lines.map((line) => line.amount),
        currency,
      ),
    )
  const fromCredit = minMoney(back, held(applied.filter(({ account }) => account === 'unapplied')))
  let rest = subtractMoney(back, fromCredit)
  const invoiceIds = [
    ...new Set(
      applied.flatMap(({ account, invoiceId }) =>
        account === 'receivable' && invoiceId ? [invoiceId as InvoiceId] : [],
      ),
    ),
  ]
  const parts = invoiceIds.flatMap((invoiceId) => {
    const part = minMoney(rest, held(applied.filter((line) => line.invoiceId === invoiceId)))
    rest = subtractMoney(rest, part)
    return part.minor > 0n ? [{ invoiceId, amount: part }] : []
  })
  return { fromCredit: compareMoney(fromCredit, zero(currency)) < 0 ? zero(currency) : fromCredit, parts }
}
