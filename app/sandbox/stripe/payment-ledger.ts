import type Stripe from 'stripe'
import { idOf, type StripeStore } from './stripe-store.ts'

/** One payment as Stripe's books have it; amounts in minor units. */
export interface LedgerPayment {
  id: string
  session: string | null
  charge: string | null
  status: string
  method: string | null
  currency: string
  amount: number
  received: number
  /** Refunds that did not fail. */
  refunded: number
  /** Taken back by disputes that are open or lost. */
  disputed: number
  /** What the business keeps, before fees. */
  net: number
  createdAt: string
  description: string | null
  metadata: Record<string, string>
  refunds: { id: string; amount: number; status: string | null }[]
  disputes: { id: string; amount: number; status: string; reason: string }[]
}

/** Every payment and every session still without one, newest first. */
export function paymentLedger(store: StripeStore): LedgerPayment[] {
  const refunds = groupedBy(store.refunds.values(), (refund) => idOf(refund.payment_intent))
  const disputes = groupedBy(store.disputes.values(), (dispute) => idOf(dispute.payment_intent))
  const payments = store.intents
    .values()
    .map((intent) => ledgerPayment(store, intent, refunds.get(intent.id) ?? [], disputes.get(intent.id) ?? []))
  const untried = store.sessions
    .values()
    .filter(({ session }) => session.mode === 'payment' && session.payment_intent === null)
    .map(({ session, lineItems }): LedgerPayment => ({
      ...nothingYet,
      id: session.id,
      session: session.id,
      status: session.status ?? 'open',
      currency: session.currency ?? 'usd',
      amount: session.amount_total ?? 0,
      createdAt: instant(session.created),
      description: lineItems[0]?.description ?? null,
      metadata: session.metadata ?? {},
    }))
  return [...payments, ...untried].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

const nothingYet = {
  charge: null,
  method: null,
  received: 0,
  refunded: 0,
  disputed: 0,
  net: 0,
  refunds: [],
  disputes: [],
}
const instant = (seconds: number) => new Date(seconds * 1000).toISOString()

function ledgerPayment(
  store: StripeStore,
  intent: Stripe.PaymentIntent,
  refunds: Stripe.Refund[],
  disputes: Stripe.Dispute[],
): LedgerPayment {
  const refunded = sum(refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled'))
  const disputed = sum(disputes.filter(({ status }) => ['lost', 'needs_response', 'under_review'].includes(status)))
  const charge = store.charges.get(idOf(intent.latest_charge) ?? '')
  const session = store.sessions.get(store.sessionOfIntent.get(intent.id) ?? '')
  return {
    id: intent.id,
    session: session?.session.id ?? null,
    charge: charge?.id ?? null,
    status: intent.status,
    method: charge?.payment_method_details?.type ?? null,
    currency: intent.currency,
    amount: intent.amount,
    received: intent.amount_received,
    refunded,
    disputed,
    net: intent.amount_received - refunded - disputed,
    createdAt: instant(intent.created),
    description: intent.description ?? session?.lineItems[0]?.description ?? null,
    metadata: intent.metadata,
    refunds: refunds.map(({ id, amount, status }) => ({ id, amount, status })),
    disputes: disputes.map(({ id, amount, status, reason }) => ({ id, amount, status, reason })),
  }
}

const sum = (items: { amount: number }[]) => items.reduce((total, { amount }) => total + amount, 0)

function groupedBy<T>(items: T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item) ?? ''
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}
