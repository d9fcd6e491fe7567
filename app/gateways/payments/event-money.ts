import type Stripe from 'stripe'
import { zero } from '#app/domain/money.ts'
import { fromPaypalAmount } from './paypal-amount.ts'
import type { ProviderMoney } from './provider-money.ts'
import { fromStripeAmount } from './stripe-amount.ts'

/** The money that a report says has come in; null for every other kind of report, and for one that lacks what it takes. */
export function moneyOfEvent(provider: 'stripe' | 'paypal', type: string, body: string): ProviderMoney | null {
  if (provider === 'stripe') {
    if (type !== 'charge.succeeded') return null
    return moneyOfCharge((JSON.parse(body) as { data: { object: Stripe.Charge } }).data.object)
  }
  if (type !== 'PAYMENT.CAPTURE.COMPLETED') return null
  return moneyOfCapture((JSON.parse(body) as { resource: PaypalCapture }).resource)
}

/** Refunds that fail later are taken off `amount_refunded` by Stripe itself. Source: docs.stripe.com/api/charges/object */
export function moneyOfCharge(charge: Stripe.Charge): ProviderMoney | null {
  const { id, paid, captured, currency, payment_intent: intent, billing_details: bill } = charge
  if (!paid || !captured || typeof id !== 'string' || typeof currency !== 'string') return null
  const isDebit = charge.payment_method_details?.type === 'us_bank_account'
  return {
    provider: 'stripe',
    ref: (typeof intent === 'string' ? intent : intent?.id) ?? id,
    orderRef: null,
    method: isDebit ? 'ach' : 'card',
    taken: fromStripeAmount(charge.amount_captured, currency),
    givenBack: fromStripeAmount(charge.amount_refunded, currency),
    lost: zero(currency.toUpperCase()),
    payer: bill.email ?? charge.receipt_email,
    note: charge.description,
    paidAt: new Date(charge.created * 1_000),
  }
}

export interface PaypalCapture {
  id?: unknown
  status?: string
  amount?: { currency_code: string; value: string }
  create_time?: string
  custom_id?: string
  invoice_id?: string
  supplementary_data?: { related_ids?: { order_id?: string } }
}

/** What was given back of it stands in its order. */
export function moneyOfCapture({ id, amount, create_time: at, ...capture }: PaypalCapture): ProviderMoney | null {
  if (typeof id !== 'string' || !amount || at === undefined) return null
  const taken = fromPaypalAmount(amount)
  return {
    provider: 'paypal',
    ref: id,
    orderRef: capture.supplementary_data?.related_ids?.order_id ?? null,
    method: 'paypal',
    taken,
    givenBack: zero(taken.currency),
    lost: zero(taken.currency),
    payer: null,
    note: capture.invoice_id ?? null,
    paidAt: new Date(at),
  }
}
