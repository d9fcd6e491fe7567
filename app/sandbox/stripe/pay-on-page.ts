import type Stripe from 'stripe'
import { customerDetails } from './checkout-sessions.ts'
import { createCustomer } from './customers.ts'
import { attemptPayment, failAttempt, settleDebit } from './payment-attempt.ts'
import { createIntent } from './payment-intent.ts'
import { createPaymentMethod } from './payment-method.ts'
import { changeSession } from './session-state.ts'
import { idOf, type StoredSession, type StripeStore } from './stripe-store.ts'
import { authenticationFailed, bankDecline, genericDecline } from './test-cards.ts'

export interface PageForm {
  type: 'card' | 'us_bank_account'
  number: string
  email: string | null
  name: string | null
  action: 'pay' | 'decline' | 'settle later' | 'verify'
}

/** What the buyer's press of a button on the hosted page does. The session must be open. */
export function payOnPage(store: StripeStore, stored: StoredSession, form: PageForm): Stripe.PaymentIntent {
  const customer = customerFor(store, stored, form)
  const intent = intentFor(store, stored, form, customer)
  const method = createPaymentMethod(store, form.type, form.number, form)
  const returnUrl = stored.session.success_url
  if (form.action === 'decline') {
    const decline = form.type === 'card' ? genericDecline : bankDecline
    return attemptPayment(store, intent, method, { stage: 'on page', decline })
  }
  const deposits = form.action === 'verify'
  const tried = attemptPayment(store, intent, method, { stage: 'on page', deposits, returnUrl })
  return tried.status === 'processing' && form.action === 'pay' ? settleDebit(store, tried) : tried
}

/** The answer to a 3-D Secure challenge. */
export function authenticate(store: StripeStore, intent: Stripe.PaymentIntent, passed: boolean): Stripe.PaymentIntent {
  const method = store.paymentMethods.get(idOf(intent.payment_method) ?? '')
  if (intent.status !== 'requires_action' || method?.type !== 'card') return intent
  return passed
    ? attemptPayment(store, intent, method, { stage: 'authenticated' })
    : failAttempt(store, intent, method, authenticationFailed)
}

export function intentOfSession(store: StripeStore, { session }: StoredSession): Stripe.PaymentIntent | undefined {
  return store.intents.get(idOf(session.payment_intent) ?? '')
}

function customerFor(store: StripeStore, stored: StoredSession, form: PageForm): string | null {
  const { customer, customer_creation, customer_email } = stored.session
  const known = idOf(customer)
  const wanted = customer_creation === 'always' || stored.intentData.setupFutureUsage !== null
  if (known || !wanted) return known
  const email = customer_email ?? form.email
  return createCustomer(store, { ...(email && { email }), ...(form.name && { name: form.name }) }).id
}

function intentFor(store: StripeStore, stored: StoredSession, form: PageForm, customer: string | null) {
  const { session } = stored
  const intent =
    intentOfSession(store, stored) ??
    createIntent(store, {
      ...stored.intentData,
      amount: session.amount_total ?? 0,
      currency: session.currency ?? 'usd',
      customer,
      paymentMethodTypes: session.payment_method_types,
    })
  store.sessionOfIntent.put(intent.id, session.id)
  const email = session.customer_details?.email ?? form.email
  changeSession(store, stored, {
    payment_intent: intent.id,
    customer,
    customer_details: customerDetails(email, form.name ?? session.customer_details?.name ?? null),
  })
  return intent
}
