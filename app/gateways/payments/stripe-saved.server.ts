import { createHash } from 'node:crypto'
import type { SavedMethodGateway } from './payment-gateway.ts'
import { callStripe, stripe } from './stripe-client.server.ts'

/** Methods that Stripe keeps for a client, and charges while the client is away. */
export const stripeSavedMethods: Pick<SavedMethodGateway, 'createCustomer'> = {
  async createCustomer({ clientId, name, email }) {
    const described = { name: name.slice(0, 256), ...(email ? { email } : {}), metadata: { clientId } }
    // A repeat with the same key must carry the same words, and names change.
    const version = createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 16)
    const customer = await callStripe('customer', () =>
      stripe.customers.create(described, { idempotencyKey: `customer/${clientId}/${version}` }),
    )
    return customer.id
  },
}
