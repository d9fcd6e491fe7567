import { compareMoney, isPositive, isReasonableAmount, minMoney, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { RefundEffect } from './give-back.ts'
import type { PaymentState } from './payment-state.ts'

export interface RefundableFacts {
  readonly state: PaymentState
  /** What is left of the payment on our books: what came less what went back. */
  readonly held: Money
  /** Refunds that were asked for and are not on the books yet. */
  readonly pending: Money
  /** The client's credit in this currency, less what refunds that are not booked yet will take of it. */
  readonly credit: Money
}

export type RefundRefusal =
  'not_settled' | 'disputed' | 'taken_back' | 'nothing_left' | 'bad_amount' | 'above_left' | 'above_credit'

/** Up to how much of a payment can be given back, and why not at all. */
export function refundable({ state, held, pending }: RefundableFacts): Result<Money, RefundRefusal> {
  if (state === 'disputed') return refuse('disputed')
  if (state === 'returned') return refuse('taken_back')
  if (state !== 'settled' && state !== 'part_refunded' && state !== 'refunded') return refuse('not_settled')
  const left = subtractMoney(held, pending)
  return isPositive(left) ? ok(left) : refuse('nothing_left')
}

/** Whether this sum may go back now: never more than is left, nor out of credit more than there is. */
export function checkRefund(
  facts: RefundableFacts,
  { amount, effect }: { readonly amount: Money; readonly effect: RefundEffect },
): Result<null, RefundRefusal> {
  const left = refundable(facts)
  if (!left.ok) return left
  const isSum = amount.currency === facts.held.currency && isPositive(amount) && isReasonableAmount(amount)
  if (!isSum) return refuse('bad_amount')
  if (compareMoney(amount, left.value) > 0) return refuse('above_left')
  if (effect === 'credit' && compareMoney(amount, minMoney(facts.credit, left.value)) > 0) return refuse('above_credit')
  return ok(null)
}
