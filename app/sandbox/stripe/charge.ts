import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import { processingFee, recordMovement } from './balance-transaction.ts'
import { idOf, type StripeStore } from './stripe-store.ts'
import type { Decline } from './test-cards.ts'

/** One attempt on a payment method. */
export function createCharge(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  status: 'succeeded' | 'pending' | 'failed',
  decline: Decline | null = null,
): Stripe.Charge {
  const captured = status !== 'failed'
  const id = mixedId(method.type === 'card' ? 'ch_' : 'py_')
  const charge: Stripe.Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SANDBOX',
    captured,
    created: store.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(status, decline),
    paid: captured,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, mandateOf(store, method.id)),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: captured ? `${store.baseUrl}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: null,
  }
  store.charges.put(id, charge)
  return charge
}

export function changeCharge(store: StripeStore, charge: Stripe.Charge, change: Partial<Stripe.Charge>): Stripe.Charge {
  const changed = { ...charge, ...change }
  store.charges.put(charge.id, changed)
  return changed
}

/** Books a succeeded charge; Stripe does so a moment after the charge, and says so with `charge.updated`. */
export function bookCharge(store: StripeStore, charge: Stripe.Charge) {
  const type = charge.payment_method_details?.type ?? 'card'
  const movement = recordMovement(store, {
    amount: charge.amount,
    fee: processingFee(charge.amount, type),
    currency: charge.currency,
    type: type === 'card' ? 'charge' : 'payment',
    reportingCategory: 'charge',
    source: charge.id,
    description: charge.description,
  })
  store.emit('charge.updated', changeCharge(store, charge, { balance_transaction: movement.id }), {
    balance_transaction: null,
  })
}

function outcomeOf(status: string, decline: Decline | null): Stripe.Charge.Outcome {
  return {
    advice_code: decline?.adviceCode ?? null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: status === 'failed' ? 'declined_by_network' : 'approved_by_network',
    reason: decline ? (decline.declineCode ?? decline.code) : null,
    risk_level: 'normal',
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: status === 'failed' ? 'issuer_declined' : 'authorized',
  }
}

/** The newest word of the account's owner. */
const mandateOf = (store: StripeStore, methodId: string): string | undefined =>
  store.mandates.values().findLast(({ payment_method }) => idOf(payment_method) === methodId)?.id

function methodDetails(method: Stripe.PaymentMethod, mandate: string | undefined): Stripe.Charge.PaymentMethodDetails {
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } = method.us_bank_account
    const account = { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number }
    return {
      type: 'us_bank_account',
      us_bank_account: { ...account, payment_reference: null, ...(mandate && { mandate }) },
    }
  }
  if (!method.card) return { type: method.type }
  const { brand, country, exp_month, exp_year, funding, last4, fingerprint = null } = method.card
  return {
    type: 'card',
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      fingerprint,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}
