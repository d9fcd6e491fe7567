import type Stripe from 'stripe'
import { callStripe, stripe } from './stripe-client.server.ts'
import type { IntentNews } from './stripe-finding.ts'

/**
 * What happened to a payment after it came: its newest dispute and its refunds, each asked for only where there may be some. A
 * refund that failed leaves no trace on the charge, so one that had money before is always asked.
 */
export async function newsOf(intent: Stripe.PaymentIntent | null, isLive: boolean): Promise<IntentNews> {
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null
  if (!intent || !charge) return { dispute: null, refunds: [] }
  const about = { payment_intent: intent.id }
  const [disputes, refunds] = await Promise.all([
    charge.disputed ? callStripe('disputes', () => stripe.disputes.list({ ...about, limit: 1 })) : null,
    charge.paid && (!isLive || charge.amount_refunded > 0)
      ? callStripe('refunds', () => stripe.refunds.list({ ...about, limit: 100 }))
      : null,
  ])
  return { dispute: disputes?.data[0] ?? null, refunds: refunds?.data ?? [] }
}
