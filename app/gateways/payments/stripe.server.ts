import type Stripe from 'stripe'
import { zero, type Money } from '#app/domain/money.ts'
import { env } from '#app/env.server.ts'
import { GatewayError, type PaymentGateway, type ProviderFinding } from './payment-gateway.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts'
import { callStripe, stripe, unlessUnknown } from './stripe-client.server.ts'

/** Our words in, our words out; no Stripe type leaves this file but through `readStripeEvent`'s plain fields. */
export const stripeGateway: PaymentGateway = {
  async startCheckout(request) {
    const session = await callStripe('checkout', () =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: request.amount.currency.toLowerCase(),
                unit_amount: toStripeAmount(request.amount),
                product_data: { name: `Invoice ${request.invoiceNumber} · ${request.businessName}`.slice(0, 250) },
              },
            },
          ],
          // A filter over what the account offers: bank debits vanish by themselves where they cannot be had.
          allowed_payment_method_types: [request.method === 'ach' ? 'us_bank_account' : 'card'],
          client_reference_id: request.paymentId,
          metadata: { paymentId: request.paymentId },
          // Session metadata is not copied to the intent; refunds and disputes are traced by the intent.
          payment_intent_data: {
            metadata: { paymentId: request.paymentId },
            description: `Invoice ${request.invoiceNumber}`.slice(0, 250),
          },
          adaptive_pricing: { enabled: false },
          ...(request.customerEmail ? { customer_email: request.customerEmail } : {}),
          expires_at: Math.floor(request.expiresAt.getTime() / 1_000),
          success_url: request.returnUrl,
          cancel_url: request.cancelUrl,
        },
        { idempotencyKey: `checkout/${request.paymentId}` },
      ),
    )
    if (!session.url) throw new GatewayError('refused', 'Stripe answered a checkout without an address')
    return { ref: session.id, redirectUrl: session.url }
  },

  async find({ checkoutRef, amount }) {
    const session = await callStripe('session', () =>
      stripe.checkout.sessions.retrieve(checkoutRef, { expand: ['payment_intent', 'payment_intent.latest_charge'] }),
    ).catch(unlessUnknown)
    return session && describeSession(session, amount)
  },

  async cancelCheckout({ checkoutRef }) {
    await callStripe('expire', () => stripe.checkout.sessions.expire(checkoutRef)).catch((error: unknown) => {
      // Refused when it is not open any more: what became of it is for `find` to say.
      if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
    })
  },
}

function describeSession(session: Stripe.Checkout.Session, asked: Money): ProviderFinding {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
  const paid = session.payment_status === 'paid'
  const amount =
    intent && paid
      ? fromStripeAmount(intent.amount_received, intent.currency)
      : fromStripeAmount(session.amount_total ?? 0, session.currency ?? asked.currency)
  const failed =
    session.status === 'complete' &&
    !paid &&
    intent !== null &&
    (intent.status === 'requires_payment_method' || intent.status === 'canceled')
  return {
    status: paid
      ? 'settled'
      : failed
        ? 'failed'
        : session.status === 'complete'
          ? 'processing'
          : session.status === 'expired'
            ? 'expired'
            : 'open',
    amount,
    providerRef: intent?.id ?? null,
    failureReason: intent?.last_payment_error?.code ?? null,
    refunded: charge ? fromStripeAmount(charge.amount_refunded, charge.currency) : zero(asked.currency),
    disputed: charge?.disputed ?? false,
    returned: false,
    verification: null,
    kept: null,
    adviceCode: null,
    needsClient: false,
  }
}

/** Verifies a webhook on its raw bytes. Throws when it was not signed with our secret within the last five minutes. */
export function readStripeEvent(
  rawBody: string,
  signature: string | null,
): { eventId: string; type: string; objectId: string; livemode: boolean } {
  const event = stripe.webhooks.constructEvent(rawBody, signature ?? '', env.STRIPE_WEBHOOK_SECRET)
  const object = event.data.object as { id?: string }
  return { eventId: event.id, type: event.type, objectId: object.id ?? event.id, livemode: event.livemode }
}
