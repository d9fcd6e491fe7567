import type Stripe from 'stripe'
import { mixedId } from '../random-id.ts'
import type { Table } from '../journal.ts'
import type { World } from '../world.ts'

/** What the API call that runs now is; events name it as their cause. */
export interface Cause {
  id: string
  idempotency_key: string | null
}

/** A session and what Stripe keeps of its creation without showing it. */
export interface StoredSession {
  session: Stripe.Checkout.Session
  lineItems: WireLineItem[]
  intentData: IntentData
}

export interface IntentData {
  metadata: Record<string, string>
  description: string | null
  setupFutureUsage: 'off_session' | 'on_session' | null
  receiptEmail: string | null
  statementDescriptorSuffix: string | null
}

/** The SDK turns decimal strings into objects of its own; on the wire they are text. */
export type WireLineItem = Omit<Stripe.LineItem, 'price'> & {
  price: Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string }
}

export interface StripeStore {
  sessions: Table<StoredSession>
  intents: Table<Stripe.PaymentIntent>
  charges: Table<Stripe.Charge>
  refunds: Table<Stripe.Refund>
  disputes: Table<Stripe.Dispute>
  customers: Table<Stripe.Customer>
  setupIntents: Table<Stripe.SetupIntent>
  mandates: Table<Stripe.Mandate>
  paymentMethods: Table<Stripe.PaymentMethod>
  balanceTransactions: Table<Stripe.BalanceTransaction>
  /** The card or bank account number behind a payment method. */
  numbers: Table<string>
  /** Payment methods that their customer's owner gave up: they never pay again. */
  detached: Table<string>
  /** Wrong answers about small deposits, by payment intent. */
  depositTries: Table<string>
  /** The session that a payment intent belongs to. */
  sessionOfIntent: Table<string>
  /** Where the hosted page stands. */
  baseUrl: string
  cause: Cause | null
  /** Sandbox time in seconds. */
  now(): number
  later(days: number, kind: string, subject: string): void
  at(seconds: number, kind: string, subject: string): void
  cancel(kind: string, subject: string): void
  on(kind: string, handler: (subject: string) => void): void
  emit(type: Stripe.Event['type'], object: object, previous?: object): void
}

export const API_VERSION = '2026-10-28.endive'
const DAY_SECONDS = 86_400

export function createStripeStore({ journal, agenda, webhooks }: World, baseUrl: string): StripeStore {
  const now = () => Math.floor(agenda.now().getTime() / 1000)
  const at = (seconds: number, kind: string, subject: string) =>
    agenda.schedule(new Date(seconds * 1000), kind, subject)
  const store: StripeStore = {
    sessions: journal.table('stripe.session'),
    intents: journal.table('stripe.payment_intent'),
    charges: journal.table('stripe.charge'),
    refunds: journal.table('stripe.refund'),
    disputes: journal.table('stripe.dispute'),
    customers: journal.table('stripe.customer'),
    setupIntents: journal.table('stripe.setup_intent'),
    mandates: journal.table('stripe.mandate'),
    paymentMethods: journal.table('stripe.payment_method'),
    balanceTransactions: journal.table('stripe.balance_transaction'),
    numbers: journal.table('stripe.number'),
    detached: journal.table('stripe.detached'),
    depositTries: journal.table('stripe.deposit_tries'),
    sessionOfIntent: journal.table('stripe.session_of_intent'),
    baseUrl,
    cause: null,
    now,
    at,
    later: (days, kind, subject) => at(now() + days * DAY_SECONDS, kind, subject),
    cancel: agenda.cancel,
    on: agenda.on,
    emit(type, object, previous) {
      const id = mixedId('evt_')
      const event = {
        id,
        object: 'event',
        api_version: API_VERSION,
        created: now(),
        data: { object, ...(previous && { previous_attributes: previous }) },
        livemode: false,
        pending_webhooks: 1,
        request: store.cause ?? { id: null, idempotency_key: null },
        type,
      }
      webhooks.send({ id, provider: 'stripe', type, at: agenda.now().toISOString(), body: JSON.stringify(event) })
    },
  }
  return store
}

/** The id of a reference, expanded or not. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}
