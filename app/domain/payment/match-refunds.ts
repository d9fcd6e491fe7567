import { compareMoney, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { nextRefundState } from './refund-state.ts'
import type { RefundEvent, RefundState } from './refund-state.ts'

/** A refund as its provider knows it. */
export interface ReportedRefund {
  readonly ref: string
  /** Our own row's id, where we asked for it; null: it was begun at the provider. */
  readonly refundId: string | null
  readonly amount: Money
  readonly status: 'processing' | 'settled' | 'failed'
  readonly failureReason: string | null
}

/** A refund as we know it. */
export interface KnownRefund {
  readonly id: string
  readonly providerRef: string | null
  readonly state: RefundState
  readonly amount: Money
  /** From a time when only the sum was kept: it stands for refunds whose names we never learnt. */
  readonly isCarriedOver: boolean
}

export type RefundMove =
  /** The provider took it on: it goes on the books. `id` null: nobody here had asked for it. */
  | { readonly kind: 'book'; readonly id: string | null; readonly state: RefundState; readonly report: ReportedRefund }
  /** What was on its way has arrived. */
  | { readonly kind: 'settle'; readonly id: string; readonly report: ReportedRefund }
  /** `wasBooked`: the money had left our books and is back. */
  | { readonly kind: 'fail'; readonly id: string; readonly wasBooked: boolean; readonly report: ReportedRefund }

const eventOf: Record<ReportedRefund['status'], RefundEvent> = {
  processing: 'accept',
  settled: 'settle',
  failed: 'fail',
}

/**
 * What is new in a provider's list of a payment's refunds. The list may come late, early or many times: a refund is told by its
 * name there or by our own id in it, so nothing is booked twice. One that failed before we heard of it, or that is in another
 * currency, is no news.
 */
export function matchRefunds(
  reported: readonly ReportedRefund[],
  known: readonly KnownRefund[],
  currency: string,
): RefundMove[] {
  let carriedOver = sumMoney(
    known.filter(({ isCarriedOver }) => isCarriedOver).map(({ amount }) => amount),
    currency,
  )
  return reported.flatMap((report): RefundMove[] => {
    if (report.amount.currency !== currency) return []
    const own = known.find(({ id, providerRef }) => providerRef === report.ref || id === report.refundId)
    const state = nextRefundState(own?.state ?? 'requested', eventOf[report.status])
    if (!state) return []
    if (!own) {
      if (state === 'failed') return []
      if (compareMoney(report.amount, carriedOver) <= 0) {
        carriedOver = subtractMoney(carriedOver, report.amount)
        return []
      }
      return [{ kind: 'book', id: null, state, report }]
    }
    if (state === 'failed') return [{ kind: 'fail', id: own.id, wasBooked: own.state !== 'requested', report }]
    return [
      own.state === 'requested' ? { kind: 'book', id: own.id, state, report } : { kind: 'settle', id: own.id, report },
    ]
  })
}
