import type Stripe from 'stripe'
import { bookCharge, changeCharge, createCharge } from './charge.ts'
import { openDispute } from './disputes.ts'
import { createMandate, standingMandate } from './mandate.ts'
import { awaitDeposits } from './micro-deposits.ts'
import { changeIntent } from './payment-intent.ts'
import { attachPaymentMethod } from './payment-method.ts'
import { followIntent } from './session-state.ts'
import { idOf, type StripeStore } from './stripe-store.ts'
import { bankAccountDecline, bankDecline, cardOutcome, isDisputedAtOnce, type Decline } from './test-cards.ts'

export const SETTLE_DEBIT = 'stripe.settle_debit'
const DEBIT_DAYS = 4

interface Attempt {
  stage: 'on page' | 'authenticated' | 'off session'
  /** A bank account that is verified by two small deposits first. */
  deposits?: boolean
  /** Fails whatever the number would have done. */
  decline?: Decline
  returnUrl?: string | null
}

/** Tries to take an intent's amount from a payment method and tells of everything that comes of it. */
export function attemptPayment(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  { stage, deposits = false, decline, returnUrl = null }: Attempt,
): Stripe.PaymentIntent {
  const tried = changeIntent(store, intent, { payment_method: method.id, next_action: null, last_payment_error: null })
  const number = store.numbers.get(method.id) ?? ''
  if (decline) return failAttempt(store, tried, method, decline)
  if (method.type === 'us_bank_account')
    return deposits ? awaitDeposits(store, tried) : startDebit(store, tried, method)

  const outcome = cardOutcome(number, stage)
  if (outcome.kind === 'declines') return failAttempt(store, tried, method, outcome.decline)
  if (outcome.kind === 'authenticates') return askForAuthentication(store, tried, returnUrl)
  const charge = createCharge(store, tried, method, 'succeeded')
  const paid = completePayment(store, tried, charge)
  if (isDisputedAtOnce(number)) openDispute(store, charge.id, { status: 'needs_response', reason: 'fraudulent' })
  return paid
}

/** The debit of a processing intent arrives, or comes to nothing, as its bank account number says. */
export function settleDebit(store: StripeStore, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const decline = bankAccountDecline(store.numbers.get(idOf(intent.payment_method) ?? '') ?? '')
  return decline ? failDebit(store, intent, decline) : receiveDebit(store, intent)
}

export function receiveDebit(store: StripeStore, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const charge = takePendingCharge(store, intent)
  if (!charge) return intent
  return completePayment(store, intent, changeCharge(store, charge, { status: 'succeeded' }))
}

export function failDebit(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  decline = bankDecline,
): Stripe.PaymentIntent {
  const charge = takePendingCharge(store, intent)
  const method = store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  if (!charge || !method) return intent
  const failure = { failure_code: decline.code, failure_message: decline.message }
  const failed = changeCharge(store, charge, {
    status: 'failed',
    paid: false,
    captured: false,
    amount_captured: 0,
    ...failure,
  })
  store.emit('charge.failed', failed)
  return markFailed(store, intent, method, decline, failed.id)
}

function takePendingCharge(store: StripeStore, intent: Stripe.PaymentIntent): Stripe.Charge | null {
  store.cancel(SETTLE_DEBIT, intent.id)
  const charge = store.charges.get(idOf(intent.latest_charge) ?? '')
  return intent.status === 'processing' && charge?.status === 'pending' ? charge : null
}

/** Hands a debit to the bank: four days later it has arrived, or come to nothing. */
export function startDebit(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent {
  const { amount, currency, setup_future_usage: usage } = intent
  if (usage === 'off_session') createMandate(store, method, 'multi_use')
  else if (!standingMandate(store, method.id)) createMandate(store, method, 'single_use', { amount, currency })
  const charge = createCharge(store, intent, method, 'pending')
  const change = { status: 'processing', latest_charge: charge.id, next_action: null } as const
  const processing = changeIntent(store, intent, change, 'payment_intent.processing')
  store.emit('charge.pending', charge)
  keepForLater(store, processing, method)
  followIntent(store, processing)
  store.later(DEBIT_DAYS, SETTLE_DEBIT, intent.id)
  return processing
}

function completePayment(store: StripeStore, intent: Stripe.PaymentIntent, charge: Stripe.Charge) {
  store.emit('charge.succeeded', charge)
  const change = { status: 'succeeded', latest_charge: charge.id, amount_received: intent.amount } as const
  const succeeded = changeIntent(store, intent, change, 'payment_intent.succeeded')
  const method = store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  if (method) keepForLater(store, intent, method)
  followIntent(store, succeeded)
  bookCharge(store, charge)
  return succeeded
}

function keepForLater(store: StripeStore, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod) {
  const customer = idOf(intent.customer)
  if (customer && intent.setup_future_usage) attachPaymentMethod(store, method, customer)
}

function askForAuthentication(store: StripeStore, intent: Stripe.PaymentIntent, returnUrl: string | null) {
  const session = store.sessionOfIntent.get(intent.id)
  const url = session ? `${store.baseUrl}/c/pay/${session}` : `${store.baseUrl}/c/authenticate/${intent.id}`
  const next_action = { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
  return changeIntent(store, intent, { status: 'requires_action', next_action }, 'payment_intent.requires_action')
}

export function failAttempt(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Stripe.PaymentIntent {
  const charge = createCharge(store, intent, method, 'failed', decline)
  store.emit('charge.failed', charge)
  return markFailed(store, intent, method, decline, charge.id)
}

export function markFailed(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
  charge: string | null,
): Stripe.PaymentIntent {
  const error: Stripe.PaymentIntent.LastPaymentError = {
    type: method.type === 'card' ? 'card_error' : 'invalid_request_error',
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    ...(decline.adviceCode && { advice_code: decline.adviceCode }),
    ...(charge && { charge }),
    message: decline.message,
    payment_method: method,
    payment_method_type: method.type,
  }
  const change = {
    status: 'requires_payment_method',
    latest_charge: charge,
    payment_method: null,
    last_payment_error: error,
  } as const
  const failed = changeIntent(store, intent, { ...change, next_action: null }, 'payment_intent.payment_failed')
  followIntent(store, failed)
  return failed
}
