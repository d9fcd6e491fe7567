import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import { recordMovement } from './balance-transaction.ts'
import { changeCharge } from './charge.ts'
import { disputeOfCharge } from './disputes.ts'
import { invalidRequest } from './stripe-error.ts'
import { idOf, type StripeStore } from './stripe-store.ts'
import { failsRefunds } from './test-cards.ts'

export const SETTLE_REFUND = 'stripe.settle_refund'
export const FAIL_REFUND = 'stripe.fail_refund'
const BANK_REFUND_DAYS = 3
const REFUND_FAILS_AFTER_DAYS = 10

interface NewRefund {
  /** Minor units; undefined: what is left of the charge. */
  amount?: number | undefined
  reason?: Stripe.Refund.Reason | undefined
  metadata?: Record<string, string> | undefined
}

/** Gives money of a succeeded charge back: a card's at once, a bank account's after three days. */
export function createRefund(store: StripeStore, charge: Stripe.Charge, given: NewRefund): Stripe.Refund {
  const left = charge.amount - charge.amount_refunded
  const amount = given.amount ?? left
  refuseImpossible(store, charge, amount, left)
  const isBank = charge.payment_method_details?.type === 'us_bank_account'
  const id = mixedId('re_')
  const movement = moveMoney(store, charge, id, -amount)
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: movement.id,
    charge: charge.id,
    created: store.now(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    ...(!isBank && { destination_details: { type: 'card', card: { type: 'refund', reference_status: 'pending' } } }),
    metadata: given.metadata ?? {},
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isBank ? 'pending' : 'succeeded',
    transfer_reversal: null,
  }
  store.refunds.put(id, refund)
  const refunded = charge.amount_refunded + amount
  const changed = changeCharge(store, charge, { amount_refunded: refunded, refunded: refunded === charge.amount })
  store.emit('refund.created', refund)
  store.emit('charge.refunded', changed, { amount_refunded: charge.amount_refunded, refunded: charge.refunded })
  if (isBank) store.later(BANK_REFUND_DAYS, SETTLE_REFUND, id)
  if (failsRefunds(store.numbers.get(charge.payment_method ?? '') ?? ''))
    store.later(REFUND_FAILS_AFTER_DAYS, FAIL_REFUND, id)
  return refund
}

export function settleRefund(store: StripeStore, refund: Stripe.Refund): Stripe.Refund {
  return refund.status === 'pending' ? tell(store, { ...refund, status: 'succeeded' }) : refund
}

/** The money comes back: Stripe puts it on the balance again and the charge counts it as not refunded. */
export function failRefund(store: StripeStore, refund: Stripe.Refund): Stripe.Refund {
  const charge = store.charges.get(idOf(refund.charge) ?? '')
  if (!charge || refund.status === 'failed') return refund
  const movement = moveMoney(store, charge, refund.id, refund.amount)
  changeCharge(store, charge, { amount_refunded: charge.amount_refunded - refund.amount, refunded: false })
  const failed: Stripe.Refund = {
    ...refund,
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: movement.id,
  }
  tell(store, failed)
  store.emit('refund.failed', failed)
  return failed
}

function tell(store: StripeStore, refund: Stripe.Refund): Stripe.Refund {
  store.refunds.put(refund.id, refund)
  store.emit('refund.updated', refund)
  store.emit('charge.refund.updated', refund)
  return refund
}

function refuseImpossible(store: StripeStore, charge: Stripe.Charge, amount: number, left: number) {
  if (charge.status !== 'succeeded')
    throw invalidRequest(`Charge ${charge.id} has not succeeded and cannot be refunded.`)
  if (charge.disputed && disputeOfCharge(store, charge.id)?.is_charge_refundable === false) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'refund_disputed_payment',
    })
  }
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  if (amount < 1)
    throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  }
}

function moveMoney(store: StripeStore, charge: Stripe.Charge, source: string, amount: number) {
  return recordMovement(store, {
    amount,
    fee: 0,
    currency: charge.currency,
    type: amount < 0 ? 'refund' : 'refund_failure',
    reportingCategory: amount < 0 ? 'refund' : 'refund_failure',
    source,
    description: `Refund of ${charge.id}`,
  })
}
