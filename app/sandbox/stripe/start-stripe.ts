import type { ApiDoor } from '../faults.ts'
import type { Reply, SandboxRequest } from '../http-server.ts'
import type { World } from '../world.ts'
import { createHostedPages } from './hosted-page.ts'
import { createIdempotency } from './idempotency.ts'
import { EXPIRE_VERIFICATION } from './micro-deposits.ts'
import { SETTLE_DEBIT, settleDebit } from './payment-attempt.ts'
import { FAIL_REFUND, failRefund, SETTLE_REFUND, settleRefund } from './refunds.ts'
import { EXPIRE_SESSION, expireSession } from './session-state.ts'
import { createStripeApi } from './stripe-api.ts'
import { createStripeStore, type StripeStore } from './stripe-store.ts'
import { endVerification } from './verify-deposits.ts'

export interface StripeStandIn {
  store: StripeStore
  api: ApiDoor
  pages: (request: SandboxRequest) => Promise<Reply | null>
}

/** Stripe's stand-in: its objects, its API, its pages, and what it does by itself as time passes. */
export function startStripe(world: World, baseUrl: string): StripeStandIn {
  const store = createStripeStore(world, baseUrl)
  store.on(EXPIRE_SESSION, (id) => {
    const stored = store.sessions.get(id)
    if (stored?.session.status === 'open') expireSession(store, stored)
  })
  store.on(SETTLE_DEBIT, (id) => {
    const intent = store.intents.get(id)
    if (intent?.status === 'processing') settleDebit(store, intent)
  })
  store.on(EXPIRE_VERIFICATION, (id) => {
    const intent = store.intents.get(id)
    if (intent) endVerification(store, intent)
  })
  store.on(SETTLE_REFUND, (id) => {
    const refund = store.refunds.get(id)
    if (refund) settleRefund(store, refund)
  })
  store.on(FAIL_REFUND, (id) => {
    const refund = store.refunds.get(id)
    if (refund) failRefund(store, refund)
  })
  const once = createIdempotency(world.journal.table('stripe.idempotency'), store.now)
  return {
    store,
    api: createStripeApi(store, world.webhooks, once, world.credentials.stripeSecretKey),
    pages: createHostedPages(store),
  }
}
