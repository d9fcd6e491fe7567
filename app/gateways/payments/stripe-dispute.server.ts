import type Stripe from 'stripe'
import { callStripe, stripe } from './stripe-client.server.ts'

/** How the newest dispute about a payment stands; null where its bank never asked for it back. Asks only when there is one. */
export async function disputeOf(intent: Stripe.PaymentIntent | null): Promise<Stripe.Dispute['status'] | null> {
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
  if (!intent || !charge?.disputed) return null
  const disputes = await callStripe('disputes', () => stripe.disputes.list({ payment_intent: intent.id, limit: 1 }))
  return disputes.data[0]?.status ?? null
}
