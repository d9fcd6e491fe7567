import Stripe from 'stripe'
import { createHash } from 'node:crypto'
import { GatewayError, type ProviderFinding, type SavedMethodGateway } from './payment-gateway.ts'
import { marksOf } from './stripe-marks.ts'
import { toStripeAmount } from './stripe-amount.ts'
import { callStripe, stripe, unlessUnknown } from './stripe-client.server.ts'
import { findingOfIntent, intentParts, keptMethod } from './stripe-finding.ts'
import { newsOf } from './stripe-news.server.ts'

const typeOf = { card: 'card', ach: 'us_bank_account' } as const
const expand = [...intentParts]

/** Methods that Stripe keeps for a client, and charges while the client is away. */
export const stripeSavedMethods: SavedMethodGateway = {
  async createCustomer({ clientId, name, email }) {
    const described = { name: name.slice(0, 256), ...(email ? { email } : {}), metadata: { clientId } }
    // A repeat with the same key must carry the same words, and names change.
    const version = createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 16)
    const customer = await callStripe('customer', () =>
      stripe.customers.create(described, { idempotencyKey: `customer/${clientId}/${version}` }),
    )
    return customer.id
  },

  async startSetup({ setupId, customerRef, method, currency, returnUrl, cancelUrl }) {
    const session = await callStripe('setup', () =>
      stripe.checkout.sessions.create(
        {
          mode: 'setup',
          customer: customerRef,
          currency: currency.toLowerCase(),
          allowed_payment_method_types: [typeOf[method]],
          // Two small deposits would leave the client waiting for days with nothing kept yet.
          ...(method === 'ach'
            ? { payment_method_options: { us_bank_account: { verification_method: 'instant' } } }
            : {}),
          client_reference_id: setupId,
          metadata: { setupId },
          setup_intent_data: { metadata: { setupId } },
          success_url: returnUrl,
          cancel_url: cancelUrl,
        },
        { idempotencyKey: `setup/${setupId}` },
      ),
    )
    if (!session.url) throw new GatewayError('refused', 'Stripe answered a setup without an address')
    return { ref: session.id, redirectUrl: session.url }
  },

  async findSetup(setupRef) {
    const session = await callStripe('setup', () =>
      stripe.checkout.sessions.retrieve(setupRef, { expand: ['setup_intent.payment_method'] }),
    ).catch(unlessUnknown)
    const intent = typeof session?.setup_intent === 'object' ? session.setup_intent : null
    const method = typeof intent?.payment_method === 'object' ? intent.payment_method : null
    return intent?.status === 'succeeded' && method ? keptMethod(method, intent.mandate) : null
  },

  chargeSaved({ paymentId, claim, attempt, amount, customerRef, methodRef, kind, description }) {
    return outcome(
      callStripe('charge', () =>
        stripe.paymentIntents.create(
          {
            amount: toStripeAmount(amount),
            currency: amount.currency.toLowerCase(),
            customer: customerRef,
            payment_method: methodRef,
            allowed_payment_method_types: [typeOf[kind]],
            off_session: true,
            confirm: true,
            description: description.slice(0, 1_000),
            metadata: marksOf({ paymentId, claim }),
            expand,
          },
          { idempotencyKey: `charge/${paymentId}/${attempt}` },
        ),
      ),
    )
  },

  retryCharge({ paymentId, attempt, methodRef, providerRef }) {
    return outcome(
      callStripe('charge', () =>
        stripe.paymentIntents.confirm(
          providerRef,
          { payment_method: methodRef, off_session: true, expand },
          { idempotencyKey: `charge/${paymentId}/${attempt}` },
        ),
      ),
    )
  },

  findCharge: ({ providerRef, isLive }) => readIntent(providerRef, isLive),

  async findLostCharge({ paymentId, customerRef, since }) {
    const created = { gte: Math.floor(since.getTime() / 1_000) - 60 }
    const intents = await callStripe('charges', () =>
      stripe.paymentIntents.list({ customer: customerRef, created, limit: 100 }),
    )
    const intent = intents.data.find(({ metadata }) => metadata.paymentId === paymentId)
    return intent ? readIntent(intent.id, true) : null
  },

  async cancelCharge({ providerRef }) {
    await callStripe('cancel', () => stripe.paymentIntents.cancel(providerRef)).catch(unlessRefused)
  },

  async isGood({ methodRef, mandateRef }) {
    const method = await callStripe('method', () => stripe.paymentMethods.retrieve(methodRef)).catch(unlessUnknown)
    if (!method?.customer) return false
    if (!mandateRef) return true
    const mandate = await callStripe('mandate', () => stripe.mandates.retrieve(mandateRef)).catch(unlessUnknown)
    return mandate?.status === 'active'
  },

  async forget({ methodRef }) {
    // Refused when it is gone already.
    await callStripe('forget', () => stripe.paymentMethods.detach(methodRef)).catch(unlessRefused)
  },
}

async function readIntent(ref: string, isLive: boolean): Promise<ProviderFinding | null> {
  const intent = await callStripe('intent', () => stripe.paymentIntents.retrieve(ref, { expand })).catch(unlessUnknown)
  return intent && findingOfIntent(intent, await newsOf(intent, isLive))
}

/**
 * A charge as a finding. A decline comes as an error that names its intent: that is read again, since a repeated call answers
 * with the intent as it was then. A refusal without an intent did nothing, and goes on.
 */
async function outcome(call: Promise<Stripe.PaymentIntent>): Promise<ProviderFinding> {
  try {
    return findingOfIntent(await call, { dispute: null, refunds: [] })
  } catch (error) {
    const cause = error instanceof GatewayError && error.kind === 'refused' ? error.cause : null
    if (!(cause instanceof Stripe.errors.StripeError) || !cause.payment_intent) throw error
    const finding = await readIntent(cause.payment_intent.id, true)
    if (!finding) throw error
    return { ...finding, failureReason: finding.failureReason ?? cause.code ?? null }
  }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
}
