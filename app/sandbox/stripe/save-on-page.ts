import type Stripe from 'stripe'
import { createMandate } from './mandate.ts'
import { attachPaymentMethod, createPaymentMethod } from './payment-method.ts'
import { changeSession } from './session-state.ts'
import { changeSetupIntent } from './setup-intent.ts'
import { idOf, type StoredSession, type StripeStore } from './stripe-store.ts'
import { authenticationFailed, bankDecline, cardOutcome, genericDecline, type Decline } from './test-cards.ts'

export interface SaveForm {
  type: 'card' | 'us_bank_account'
  number: string
  email: string | null
  name: string | null
  action: 'save' | 'decline'
}

/** What the buyer's press of a button on a page for keeping a method does. The session must be open. */
export function saveOnPage(store: StripeStore, stored: StoredSession, form: SaveForm): Stripe.SetupIntent | undefined {
  const intent = setupOfSession(store, stored)
  if (!intent) return undefined
  const method = createPaymentMethod(store, form.type, form.number, form)
  const tried = changeSetupIntent(store, intent, { payment_method: method.id, last_setup_error: null })
  if (form.action === 'decline')
    return failSetup(store, tried, method, form.type === 'card' ? genericDecline : bankDecline)
  if (form.type === 'us_bank_account') return completeSetup(store, stored, tried, method)
  const outcome = cardOutcome(form.number, 'kept')
  if (outcome.kind === 'declines') return failSetup(store, tried, method, outcome.decline)
  if (outcome.kind === 'succeeds') return completeSetup(store, stored, tried, method)
  const redirect_to_url = { return_url: stored.session.success_url, url: `${store.baseUrl}/c/pay/${stored.session.id}` }
  const next_action = { type: 'redirect_to_url', redirect_to_url }
  return changeSetupIntent(store, tried, { status: 'requires_action', next_action }, 'setup_intent.requires_action')
}

/** The answer to a 3-D Secure challenge. */
export function authenticateSetup(store: StripeStore, stored: StoredSession, passed: boolean) {
  const intent = setupOfSession(store, stored)
  const method = store.paymentMethods.get(idOf(intent?.payment_method) ?? '')
  if (intent?.status !== 'requires_action' || !method) return
  if (passed) completeSetup(store, stored, intent, method)
  else failSetup(store, intent, method, authenticationFailed)
}

export const setupOfSession = (store: StripeStore, { session }: StoredSession): Stripe.SetupIntent | undefined =>
  store.setupIntents.get(idOf(session.setup_intent) ?? '')

function completeSetup(
  store: StripeStore,
  stored: StoredSession,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
): Stripe.SetupIntent {
  const mandate = method.type === 'us_bank_account' ? createMandate(store, method, 'multi_use').id : null
  const change = { status: 'succeeded', mandate, next_action: null, last_setup_error: null } as const
  const done = changeSetupIntent(store, intent, change, 'setup_intent.succeeded')
  const customer = idOf(intent.customer)
  if (customer) attachPaymentMethod(store, method, customer)
  changeSession(store, stored, { status: 'complete' }, 'checkout.session.completed')
  return done
}

function failSetup(
  store: StripeStore,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Stripe.SetupIntent {
  const error: Stripe.SetupIntent.LastSetupError = {
    type: method.type === 'card' ? 'card_error' : 'invalid_request_error',
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    ...(decline.adviceCode && { advice_code: decline.adviceCode }),
    message: decline.message,
    payment_method: method,
    payment_method_type: method.type,
  }
  const change = { status: 'requires_payment_method', payment_method: null, next_action: null } as const
  return changeSetupIntent(store, intent, { ...change, last_setup_error: error }, 'setup_intent.setup_failed')
}
