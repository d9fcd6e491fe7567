import { createEndpoint } from '#app/features/webhooks-out/create-endpoint.server.ts'
import { sendTest } from '#app/features/webhooks-out/send-test.server.ts'
import type { GoodCalls, Kit } from './kit.ts'

// An address of the public internet by its number: judged without asking a name server, and nothing is ever sent there.
const url = 'https://8.8.8.8/hooks'
const endpoints = new WeakMap<Kit, Promise<string>>()

async function make({ businessId, now }: Kit): Promise<string> {
  const call = { businessId, url, events: ['export.made'], description: '', actor: 'system', now: now() }
  const made = await createEndpoint(call)
  if (!made.ok) throw new Error(made.reason)
  return made.value.id
}

/** One endpoint serves all that do not end it: there may only be so many. */
function endpoint(kit: Kit): Promise<string> {
  const known = endpoints.get(kit) ?? make(kit)
  endpoints.set(kit, known)
  return known
}

async function delivery(kit: Kit): Promise<string> {
  const { businessId, now } = kit
  const sent = await sendTest({ businessId, endpointId: await endpoint(kit), actor: 'system', now: now() })
  if (!sent.ok) throw new Error(sent.reason)
  return sent.value.deliveryId
}

export const webhookCalls: GoodCalls = {
  listEvents: async () => ({ query: 'type=api_key.*&limit=2' }),
  getEvent: async (kit) => {
    const event = await kit.prisma.timelineEvent.findFirstOrThrow({ where: { businessId: kit.businessId } })
    return { id: event.id }
  },
  listWebhookEndpoints: async (kit) => ({ query: `limit=2&after=${await endpoint(kit)}` }),
  createWebhookEndpoint: async () => ({
    body: { url, events: ['invoice.*', 'payment.settled'], description: 'Books' },
  }),
  getWebhookEndpoint: async (kit) => ({ id: await endpoint(kit) }),
  updateWebhookEndpoint: async (kit) => ({
    id: await endpoint(kit),
    body: { url, description: 'Books', enabled: true },
  }),
  deleteWebhookEndpoint: async (kit) => ({ id: await make(kit) }),
  rotateWebhookSecret: async (kit) => ({ id: await endpoint(kit) }),
  testWebhookEndpoint: async (kit) => ({ id: await endpoint(kit) }),
  listWebhookDeliveries: async (kit) => {
    await delivery(kit)
    return { id: await endpoint(kit), query: 'state=waiting&limit=1' }
  },
  replayFailedWebhooks: async (kit) => ({ id: await endpoint(kit), body: { since: '2026-11-20T00:00:00Z' } }),
  getWebhookDelivery: async (kit) => ({ id: await delivery(kit) }),
  replayWebhookDelivery: async (kit) => ({ id: await delivery(kit) }),
}
