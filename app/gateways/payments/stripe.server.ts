import { env } from '#app/env.server.ts'
import { withAnySecret } from '../with-any-secret.ts'
import { GatewayError, type PaymentGateway } from './payment-gateway.ts'
import { marksOf } from './stripe-marks.ts'
import { toStripeAmount } from './stripe-amount.ts'
import { callStripe, stripe, unlessUnknown } from './stripe-client.server.ts'
import { findingOfSession, intentOf, intentParts } from './stripe-finding.ts'
import { newsOf } from './stripe-news.server.ts'

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
          metadata: marksOf(request),
          // Session metadata is not copied to the intent; refunds and disputes are traced by the intent.
          payment_intent_data: {
            metadata: marksOf(request),
            description: `Invoice ${request.invoiceNumber}`.slice(0, 250),
            ...(request.saveFor ? { setup_future_usage: 'off_session' } : {}),
          },
          adaptive_pricing: { enabled: false },
          // A customer brings an address of its own; Stripe takes one or the other.
          ...(request.saveFor
            ? { customer: request.saveFor }
            : request.customerEmail
              ? { customer_email: request.customerEmail }
              : {}),
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

  async find({ checkoutRef, amount, isLive }) {
    const expand = intentParts.map((part) => `payment_intent.${part}`)
    const session = await callStripe('session', () => stripe.checkout.sessions.retrieve(checkoutRef, { expand })).catch(
      unlessUnknown,
    )
    return session && findingOfSession(session, amount, await newsOf(intentOf(session), isLive))
  },

  async cancelCheckout({ checkoutRef }) {
    await callStripe('expire', () => stripe.checkout.sessions.expire(checkoutRef)).catch(unlessRefused)
    // An account that waits to be confirmed has left the session, and its debit would still go out.
    const session = await callStripe('session', () =>
      stripe.checkout.sessions.retrieve(checkoutRef, { expand: ['payment_intent'] }),
    ).catch(unlessUnknown)
    const intent = session && intentOf(session)
    if (session?.status !== 'complete' || intent?.status !== 'requires_action') return
    await callStripe('cancel', () => stripe.paymentIntents.cancel(intent.id)).catch(unlessRefused)
  },

  async refund({ refundId, paymentId, providerRef, amount }) {
    await callStripe('refund', () =>
      stripe.refunds.create(
        { payment_intent: providerRef, amount: toStripeAmount(amount), metadata: { paymentId, refundId } },
        { idempotencyKey: `refund/${refundId}` },
      ),
    )
  },
}

/** Refused when it is not open any more: what became of it is for `find` to say. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error
}

/** Verifies a webhook on its raw bytes. Throws when it was not signed with a secret of ours within the last five minutes. */
export function readStripeEvent(
  rawBody: string,
  signature: string | null,
): { eventId: string; type: string; objectId: string; livemode: boolean } {
  const event = withAnySecret(env.STRIPE_WEBHOOK_SECRET, (secret) =>
    stripe.webhooks.constructEvent(rawBody, signature ?? '', secret),
  )
  // A balance has no id, and what a later version of the API sends nobody knows: such a report is kept as well.
  const { id } = (event as { data?: { object?: { id?: unknown } } }).data?.object ?? {}
  const objectId = typeof id === 'string' && /^[\w-]{1,255}$/.test(id) ? id : event.id
  return { eventId: event.id, type: event.type, objectId, livemode: event.livemode }
}
