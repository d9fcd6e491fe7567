import type { ApiDoor } from '../faults.ts'
import type { Reply, SandboxRequest } from '../http-server.ts'
import type { World } from '../world.ts'
import { createAccessTokens } from './access-token.ts'
import { createApprovePages } from './approve-page.ts'
import { COMPLETE_ECHECK, endPending, REVERSE_APPROVAL, reverseApproval } from './orders.ts'
import { createPayPalApi } from './paypal-api.ts'
import { createPayPalStore, type PayPalStore } from './paypal-store.ts'
import type { PayPalSignatures } from './webhook-signature.ts'

export interface PayPalStandIn {
  store: PayPalStore
  api: ApiDoor
  pages: (request: SandboxRequest) => Promise<Reply | null>
}

/** PayPal's stand-in: its objects, its API, its page, and what it does by itself as time passes. */
export function startPayPal(world: World, baseUrl: string, signatures: PayPalSignatures): PayPalStandIn {
  const store = createPayPalStore(world, baseUrl)
  store.on(COMPLETE_ECHECK, (id) => {
    const capture = store.captures.get(id)
    if (capture) endPending(store, capture, 'COMPLETED')
  })
  store.on(REVERSE_APPROVAL, (id) => {
    const order = store.orders.get(id)
    if (order) reverseApproval(store, order)
  })
  const { paypalClientId, paypalClientSecret } = world.credentials
  return {
    store,
    api: createPayPalApi(store, world.webhooks, createAccessTokens(paypalClientId, paypalClientSecret), signatures),
    pages: createApprovePages(store, signatures.publicKeyPem),
  }
}
