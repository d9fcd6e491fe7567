import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import type { StripeStore } from './stripe-store.ts'

interface NewSetup {
  customer: string | null
  description: string | null
  metadata: Record<string, string>
  paymentMethodTypes: string[]
}

/** A method that is to be kept without a payment. */
export function createSetupIntent(store: StripeStore, given: NewSetup): Stripe.SetupIntent {
  const id = mixedId('seti_')
  const intent: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
    cancellation_reason: null,
    client_secret: `${id}_secret_${mixedId('', 25)}`,
    created: store.now(),
    customer: given.customer,
    customer_account: null,
    description: given.description,
    excluded_payment_method_types: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: given.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: given.paymentMethodTypes,
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  }
  store.setupIntents.put(id, intent)
  store.emit('setup_intent.created', intent)
  return intent
}

/** Writes a change of a setup and tells of it. */
export function changeSetupIntent(
  store: StripeStore,
  intent: Stripe.SetupIntent,
  change: Partial<Stripe.SetupIntent>,
  event?: Stripe.Event['type'],
): Stripe.SetupIntent {
  const changed = { ...intent, ...change }
  store.setupIntents.put(intent.id, changed)
  if (event) store.emit(event, changed)
  return changed
}
