/** By what a webhook's object may be found among our payments. */
export interface PaymentHints {
  paymentIds: string[]
  checkoutRefs: string[]
  providerRefs: string[]
}

/** What the object of a webhook says of the attempt it belongs to, where our row of it is gone. */
export interface ClaimHint {
  paymentId: string
  /** As our own words at the provider; null: to be read from its order. */
  claim: string | null
  checkoutRef: string | null
  providerRef: string | null
}

/** By what a webhook's object may be found among the methods that clients leave with us. */
export interface MethodHints {
  setupRefs: string[]
  methodRefs: string[]
  mandateRefs: string[]
}

/** Setup sessions, and methods and mandates that changed; anything else hints at none. */
export function methodHints(body: string): MethodHints {
  const { id, object, mode } = (JSON.parse(body) as { data?: { object?: StripeObject } }).data?.object ?? {}
  return {
    setupRefs: object === 'checkout.session' && mode === 'setup' ? texts(id) : [],
    methodRefs: object === 'payment_method' ? texts(id) : [],
    mandateRefs: object === 'mandate' ? texts(id) : [],
  }
}

interface StripeObject {
  id?: unknown
  mode?: unknown
  object?: unknown
  payment_intent?: unknown
  client_reference_id?: unknown
  metadata?: { paymentId?: unknown; claim?: unknown }
}

/** Sessions, intents, charges, refunds and disputes alike: by our id in the metadata, by session, by intent. */
export function stripeHints(body: string): PaymentHints {
  const object = (JSON.parse(body) as { data?: { object?: StripeObject } }).data?.object ?? {}
  const isSession = object.object === 'checkout.session'
  return {
    paymentIds: texts(object.metadata?.paymentId, object.client_reference_id),
    checkoutRefs: isSession ? texts(object.id) : [],
    providerRefs: texts(object.object === 'payment_intent' ? object.id : undefined, object.payment_intent),
  }
}

/** A session, or the charge of a kept method, which has none. */
export function stripeClaim(body: string): ClaimHint | null {
  const { id, object, metadata } = (JSON.parse(body) as { data?: { object?: StripeObject } }).data?.object ?? {}
  const [paymentId, claim, ref] = [word(metadata?.paymentId), word(metadata?.claim, 500), word(id)]
  if (paymentId === null || claim === null || ref === null) return null
  if (object === 'checkout.session') return { paymentId, claim, checkoutRef: ref, providerRef: null }
  return object === 'payment_intent' ? { paymentId, claim, checkoutRef: null, providerRef: ref } : null
}

/** An order, or what was captured of one. */
export function paypalClaim(body: string): ClaimHint | null {
  const resource = (JSON.parse(body) as { resource?: PaypalResource }).resource ?? {}
  const checkoutRef = word(resource.purchase_units ? resource.id : resource.supplementary_data?.related_ids?.order_id)
  const paymentId = word(resource.custom_id) ?? word(resource.purchase_units?.[0]?.custom_id)
  return checkoutRef === null || paymentId === null ? null : { paymentId, claim: null, checkoutRef, providerRef: null }
}

interface PaypalResource {
  id?: unknown
  custom_id?: unknown
  purchase_units?: { custom_id?: unknown }[]
  supplementary_data?: { related_ids?: { order_id?: unknown; capture_id?: unknown } }
  links?: { rel?: unknown; href?: unknown }[]
  disputed_transactions?: { seller_transaction_id?: unknown; custom?: unknown }[]
}

/** Orders, captures, refunds and disputes alike: a refund names its capture only in a link, a dispute among its transactions. */
export function paypalHints(body: string): PaymentHints {
  const resource = (JSON.parse(body) as { resource?: PaypalResource }).resource ?? {}
  const related = resource.supplementary_data?.related_ids
  const disputed = resource.disputed_transactions?.[0]
  const above = resource.links?.find(({ rel }) => rel === 'up')?.href
  const upCapture = typeof above === 'string' ? above.split('/').at(-1) : undefined
  return {
    paymentIds: texts(resource.custom_id, resource.purchase_units?.[0]?.custom_id, disputed?.custom),
    checkoutRefs: texts(resource.id, related?.order_id),
    providerRefs: texts(resource.id, related?.capture_id, upCapture, disputed?.seller_transaction_id),
  }
}

const word = (value: unknown, longest = 255): string | null =>
  typeof value === 'string' && value.length > 0 && value.length <= longest ? value : null

const texts = (...values: unknown[]): string[] => values.map((value) => word(value)).filter((value) => value !== null)
