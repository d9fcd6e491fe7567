import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import { invalidRequest } from './stripe-error.ts'
import type { IntentData, StripeStore } from './stripe-store.ts'

export interface NewIntent extends IntentData {
  amount: number
  currency: string
  customer: string | null
  paymentMethodTypes: string[]
}

export function createIntent(store: StripeStore, given: NewIntent): Stripe.PaymentIntent {
  const id = mixedId('pi_')
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: given.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${mixedId('', 25)}`,
    confirmation_method: 'automatic',
    created: store.now(),
    currency: given.currency,
    customer: given.customer,
    customer_account: null,
    description: given.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: given.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: given.paymentMethodTypes,
    payment_record: null,
    processing: null,
    receipt_email: given.receiptEmail,
    review: null,
    setup_future_usage: given.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: given.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  store.intents.put(id, intent)
  store.emit('payment_intent.created', intent)
  return intent
}

/** Writes a change of an intent and tells of it. */
export function changeIntent(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  change: Partial<Stripe.PaymentIntent>,
  event?: Stripe.Event['type'],
): Stripe.PaymentIntent {
  const changed = { ...intent, ...change }
  store.intents.put(intent.id, changed)
  if (event) store.emit(event, changed)
  return changed
}

const CANCELABLE = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture'])

export const isCancelable = (intent: Stripe.PaymentIntent) => CANCELABLE.has(intent.status)

export function cancelIntent(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  if (!isCancelable(intent)) throw unexpectedState('cancel', intent)
  const change = {
    status: 'canceled',
    canceled_at: store.now(),
    cancellation_reason: reason,
    next_action: null,
  } as const
  return changeIntent(store, intent, change, 'payment_intent.canceled')
}

export function unexpectedState(verb: string, intent: Stripe.PaymentIntent) {
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`
  return invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
}

/** The intent of an open session belongs to it: the API may not confirm or cancel it. */
export function refuseIfOfSession(store: StripeStore, intent: Stripe.PaymentIntent, verb: string) {
  const stored = store.sessions.get(store.sessionOfIntent.get(intent.id) ?? '')
  if (stored?.session.status !== 'open') return
  throw invalidRequest(
    `You cannot ${verb} a PaymentIntent that was created by a Checkout Session. Expire the session instead.`,
  )
}
