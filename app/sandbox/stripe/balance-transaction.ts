import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import type { StripeStore } from './stripe-store.ts'

interface Movement {
  /** Signed minor units: positive comes in. */
  amount: number
  fee: number
  currency: string
  type: Stripe.BalanceTransaction.Type
  reportingCategory: string
  source: string
  description: string | null
}

const DAY_SECONDS = 86_400

export function recordMovement(store: StripeStore, movement: Movement): Stripe.BalanceTransaction {
  const { amount, fee, currency } = movement
  const fees = { amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }
  const transaction: Stripe.BalanceTransaction = {
    id: mixedId('txn_'),
    object: 'balance_transaction',
    amount,
    available_on: store.now() + 2 * DAY_SECONDS,
    balance_type: 'payments',
    created: store.now(),
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [fees],
    net: amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  }
  store.balanceTransactions.put(transaction.id, transaction)
  return transaction
}

/** 2.9 % + 30 for cards, 0.8 % up to 500 for bank debits, in minor units, rounded half up. Source: stripe.com/pricing */
export function processingFee(amount: number, type: string): number {
  return type === 'card' ? Math.round(amount * 0.029) + 30 : Math.min(Math.round(amount * 0.008), 500)
}
