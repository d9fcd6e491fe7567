import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import { readLineItems } from './line-items.ts'
import type { SessionParameters } from './session-parameters.ts'
import { EXPIRE_SESSION, expireSession } from './session-state.ts'
import { createSetupIntent } from './setup-intent.ts'
import { invalidRequest, missing, noSuch } from './stripe-error.ts'
import type { StoredSession, StripeStore } from './stripe-store.ts'

const MINUTE = 60
const DAY = 86_400

/** Opens a hosted session for what `given` lists, or for keeping a method. A payment's intent is made when the buyer first tries to pay. */
export function createSession(store: StripeStore, given: SessionParameters): StoredSession {
  if (given.mode === 'subscription')
    throw invalidRequest('The sandbox has sessions of the modes payment and setup only.', { param: 'mode' })
  if (!given.success_url) throw missing('success_url')
  if (given.customer && given.customer_email) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.')
  }
  if (given.customer && !store.customers.get(given.customer)) throw noSuch('customer', given.customer)
  checkUrl(given.success_url, 'success_url')
  if (given.cancel_url) checkUrl(given.cancel_url, 'cancel_url')

  const isSetup = given.mode === 'setup'
  const { lineItems, currency, total } = isSetup ? readSetup(given) : readLineItems(store, given)
  const types = methodTypes(given, currency)
  const intentData = given.payment_intent_data ?? {}
  const id = mixedId('cs_test_a1', 58)
  const customer = given.customer ? store.customers.get(given.customer) : undefined
  const session: Stripe.Checkout.Session = {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: given.adaptive_pricing?.enabled ?? false },
    after_expiration: null,
    allow_promotion_codes: given.allow_promotion_codes ?? null,
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: store.now(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: given.customer ?? null,
    customer_account: null,
    customer_creation: given.customer ? null : (given.customer_creation ?? 'if_required'),
    customer_details: customerDetails(given.customer_email ?? customer?.email ?? null, customer?.name ?? null),
    customer_email: given.customer_email ?? null,
    discounts: [],
    expires_at: expiry(store.now(), given.expires_at),
    integration_identifier: given.integration_identifier ?? null,
    invoice: null,
    invoice_creation: { enabled: false, invoice_data: noInvoice },
    livemode: false,
    locale: (given.locale as Stripe.Checkout.Session.Locale | undefined) ?? null,
    managed_payments: { enabled: false },
    metadata: given.metadata ?? {},
    mode: given.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: methodOptions(given, types),
    payment_method_types: types,
    payment_status: isSetup ? 'no_payment_required' : 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: isSetup ? setupFor(store, given, types).id : null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: given.submit_type ?? null,
    subscription: null,
    success_url: given.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${store.baseUrl}/c/pay/${id}`,
    wallet_options: null,
  }
  const stored: StoredSession = {
    session,
    lineItems,
    intentData: {
      metadata: intentData.metadata ?? {},
      description: intentData.description ?? null,
      setupFutureUsage: intentData.setup_future_usage ?? null,
      receiptEmail: intentData.receipt_email ?? null,
      statementDescriptorSuffix: intentData.statement_descriptor_suffix ?? null,
    },
  }
  store.sessions.put(id, stored)
  store.at(session.expires_at, EXPIRE_SESSION, id)
  return stored
}

/** Nothing is sold; the currency decides which methods can be kept. */
function readSetup({ currency, line_items, payment_intent_data }: SessionParameters) {
  const param = line_items ? 'line_items' : payment_intent_data ? 'payment_intent_data' : null
  if (param) throw invalidRequest(`You can not pass \`${param}\` in \`setup\` mode.`, { param })
  if (!currency) throw missing('currency')
  return { lineItems: [], currency, total: null }
}

const setupFor = (store: StripeStore, given: SessionParameters, types: string[]) =>
  createSetupIntent(store, {
    customer: given.customer ?? null,
    description: given.setup_intent_data?.description ?? null,
    metadata: given.setup_intent_data?.metadata ?? {},
    paymentMethodTypes: types,
  })

function methodOptions(given: SessionParameters, types: string[]): Stripe.Checkout.Session.PaymentMethodOptions {
  const verification = given.payment_method_options?.us_bank_account?.verification_method ?? 'automatic'
  return {
    card: { request_three_d_secure: 'automatic' },
    ...(types.includes('us_bank_account') && { us_bank_account: { verification_method: verification } }),
  }
}

/** Ends an open session at the API's wish. */
export function expireOpenSession(store: StripeStore, stored: StoredSession): StoredSession {
  if (stored.session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${stored.session.status}.`,
    )
  }
  return expireSession(store, stored)
}

export function customerDetails(
  email: string | null,
  name: string | null,
): Stripe.Checkout.Session.CustomerDetails | null {
  if (email === null) return null
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

function checkUrl(address: string, param: string) {
  if (!/^https?:\/\/[^\s/]+/i.test(address)) {
    throw invalidRequest('Not a valid URL', { code: 'url_invalid', param })
  }
}

function expiry(now: number, given: number | undefined): number {
  if (given === undefined) return now + DAY
  if (given < now + 30 * MINUTE) {
    throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  if (given > now + DAY + MINUTE) {
    throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', {
      param: 'expires_at',
    })
  }
  return given
}

const OFFERED = ['card', 'us_bank_account']

/** `allowed_payment_method_types` only filters what is eligible: ACH needs US dollars. */
function methodTypes(given: SessionParameters, currency: string): string[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = given
  if (allowed && (excluded || given.payment_method_configuration)) {
    throw invalidRequest(
      'You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types, payment_method_configuration.',
    )
  }
  const types = OFFERED.filter((type) => type === 'card' || currency === 'usd')
    .filter((type) => allowed === undefined || allowed.includes(type))
    .filter((type) => !excluded?.includes(type))
  if (types.length === 0) {
    throw invalidRequest(`No valid payment method types for this Checkout Session in ${currency}.`, {
      param: 'allowed_payment_method_types',
    })
  }
  return types
}

const noInvoice: Stripe.Checkout.Session.InvoiceCreation.InvoiceData = {
  account_tax_ids: null,
  custom_fields: null,
  description: null,
  footer: null,
  issuer: null,
  metadata: null,
  rendering_options: null,
}
