import type Stripe from 'stripe'
import { createHash } from 'node:crypto'
import { mixedId } from '../random-id.ts'
import type { StripeStore } from './stripe-store.ts'

interface Payer {
  email: string | null
  name: string | null
}

/** Numbers behind Stripe's ready-made test payment methods. */
const testMethods: Record<string, { type: 'card' | 'us_bank_account'; number: string }> = {
  pm_card_visa: { type: 'card', number: '4242424242424242' },
  pm_card_mastercard: { type: 'card', number: '5555555555554444' },
  pm_card_visa_chargeDeclined: { type: 'card', number: '4000000000000002' },
  pm_card_chargeDeclined: { type: 'card', number: '4000000000000002' },
  pm_card_chargeCustomerFail: { type: 'card', number: '4000000000000341' },
  pm_card_chargeDeclinedInsufficientFunds: { type: 'card', number: '4000000000009995' },
  pm_card_chargeDeclinedLostCard: { type: 'card', number: '4000000000009987' },
  pm_card_authenticationRequired: { type: 'card', number: '4000002760003184' },
  pm_card_createDispute: { type: 'card', number: '4000000000000259' },
  pm_card_refundFail: { type: 'card', number: '4000000000005126' },
  pm_usBankAccount_success: { type: 'us_bank_account', number: '000123456789' },
  pm_usBankAccount_insufficientFunds: { type: 'us_bank_account', number: '000222222227' },
  pm_usBankAccount_debitNotAuthorized: { type: 'us_bank_account', number: '000333333335' },
}

/** The payment method of that id; a ready-made test id makes a fresh one, as at Stripe. */
export function findPaymentMethod(store: StripeStore, id: string): Stripe.PaymentMethod | undefined {
  const test = testMethods[id]
  return test ? createPaymentMethod(store, test.type, test.number) : store.paymentMethods.get(id)
}

export function createPaymentMethod(
  store: StripeStore,
  type: 'card' | 'us_bank_account',
  number: string,
  payer: Payer = { email: null, name: null },
): Stripe.PaymentMethod {
  const address = { city: null, country: 'US', line1: null, line2: null, postal_code: null, state: null }
  const details = type === 'card' ? { card: cardDetails(number) } : { us_bank_account: bankDetails(number) }
  const method: Stripe.PaymentMethod = {
    id: mixedId('pm_'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address, email: payer.email, name: payer.name, phone: null, tax_id: null },
    created: store.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
    ...details,
  }
  store.paymentMethods.put(method.id, method)
  store.numbers.put(method.id, number)
  return method
}

export function attachPaymentMethod(store: StripeStore, method: Stripe.PaymentMethod, customer: string) {
  if (method.customer === customer) return
  const attached = { ...method, customer }
  store.paymentMethods.put(method.id, attached)
  store.emit('payment_method.attached', attached)
}

/** The customer's owner gives a method up: it never pays again. */
export function detachPaymentMethod(store: StripeStore, method: Stripe.PaymentMethod): Stripe.PaymentMethod {
  const detached = { ...method, customer: null }
  store.paymentMethods.put(method.id, detached)
  store.detached.put(method.id, method.id)
  store.emit('payment_method.detached', detached, { customer: method.customer })
  return detached
}

export const fingerprintOf = (number: string) => createHash('sha256').update(number).digest('hex').slice(0, 16)
const brandOf = (number: string) => (number.startsWith('5') ? 'mastercard' : 'visa')

function cardDetails(number: string): Stripe.PaymentMethod.Card {
  return {
    brand: brandOf(number),
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: brandOf(number),
    exp_month: 12,
    exp_year: 2034,
    fingerprint: fingerprintOf(number),
    funding: 'credit',
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brandOf(number)], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

function bankDetails(number: string): Stripe.PaymentMethod.UsBankAccount {
  return {
    account_holder_type: 'company',
    account_type: 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: null,
    fingerprint: fingerprintOf(number),
    last4: number.slice(-4),
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: '110000000',
    status_details: {},
  }
}
