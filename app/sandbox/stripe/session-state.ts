import type Stripe from 'stripe'
import { cancelIntent, isCancelable } from './payment-intent.ts'
import { changeSetupIntent } from './setup-intent.ts'
import { idOf, type StoredSession, type StripeStore } from './stripe-store.ts'

export const EXPIRE_SESSION = 'stripe.expire_session'

/** Writes a change of a session. A session that is no longer open has no page. */
export function changeSession(
  store: StripeStore,
  stored: StoredSession,
  change: Partial<Stripe.Checkout.Session>,
  event?: Stripe.Event['type'],
): StoredSession {
  const session = { ...stored.session, ...change }
  const changed = { ...stored, session: session.status === 'open' ? session : { ...session, url: null } }
  store.sessions.put(session.id, changed)
  if (session.status !== 'open') store.cancel(EXPIRE_SESSION, session.id)
  if (event) store.emit(event, changed.session)
  return changed
}

/** Brings the intent's session, if it has one, to where the intent is. */
export function followIntent(store: StripeStore, intent: Stripe.PaymentIntent) {
  const stored = store.sessions.get(store.sessionOfIntent.get(intent.id) ?? '')
  if (!stored) return
  const { status, payment_status } = stored.session
  if (status === 'open' && intent.status === 'succeeded') {
    changeSession(store, stored, { status: 'complete', payment_status: 'paid' }, 'checkout.session.completed')
  } else if (status === 'open' && (intent.status === 'processing' || isVerifying(intent))) {
    changeSession(store, stored, { status: 'complete' }, 'checkout.session.completed')
  } else if (status === 'complete' && payment_status === 'unpaid' && intent.status === 'succeeded') {
    changeSession(store, stored, { payment_status: 'paid' }, 'checkout.session.async_payment_succeeded')
  } else if (status === 'complete' && payment_status === 'unpaid' && intent.status === 'requires_payment_method') {
    changeSession(store, stored, {}, 'checkout.session.async_payment_failed')
  }
}

/** The buyer has done their part on the page; the debit waits for two small deposits. */
const isVerifying = ({ status, next_action }: Stripe.PaymentIntent) =>
  status === 'requires_action' && next_action?.type === 'verify_with_microdeposits'

export function expireSession(store: StripeStore, stored: StoredSession): StoredSession {
  const intent = store.intents.get(idOf(stored.session.payment_intent) ?? '')
  if (intent && isCancelable(intent)) cancelIntent(store, intent, 'expired')
  const setup = store.setupIntents.get(idOf(stored.session.setup_intent) ?? '')
  if (setup)
    changeSetupIntent(store, setup, { status: 'canceled', cancellation_reason: 'abandoned' }, 'setup_intent.canceled')
  return changeSession(store, stored, { status: 'expired' }, 'checkout.session.expired')
}
