import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { jsonReply } from '../http-server.ts'
import type { Routes } from '../routes.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { ControlError, readJson } from './control-error.ts'

const ProviderName = z.enum(['stripe', 'paypal', 'resend'])
const Replay = z.strictObject({
  provider: ProviderName,
  eventId: z.string().optional(),
  times: z.int().min(1).max(1_000).default(1),
  shuffle: z.boolean().default(false),
})
const Hold = z.strictObject({ provider: ProviderName, held: z.boolean() })

/** `GET /webhooks` what was sent and what the application said; `POST /webhooks/replay` sends past events again. */
export function webhookRoutes(webhooks: WebhookSender): Routes {
  return {
    'GET /webhooks': ({ query }) => {
      const provider = query.get('provider')
      const events = webhooks.events.values().filter((event) => provider === null || event.provider === provider)
      return jsonReply(
        200,
        events.reverse().map((event) => ({ ...event, ...webhooks.deliveryOf(event.id) })),
      )
    },
    'POST /webhooks/replay': async (request) => {
      const { provider, eventId, times, shuffle } = readJson(request, Replay)
      const chosen = webhooks.events
        .values()
        .filter((event) => event.provider === provider && (eventId === undefined || event.id === eventId))
      if (eventId !== undefined && chosen.length === 0) throw new ControlError(404, 'no such event')
      const repeated = Array.from({ length: times }, () => chosen).flat()
      const ordered = shuffle ? shuffled(repeated) : repeated
      ordered.forEach((event) => webhooks.replay(event))
      await webhooks.flush()
      return jsonReply(200, { sent: ordered.length })
    },
    'POST /webhooks/hold': async (request) => {
      const { provider, held } = readJson(request, Hold)
      webhooks.hold(provider, held)
      await webhooks.flush()
      return jsonReply(200, { provider, held })
    },
  }
}

function shuffled<T>(items: T[]): T[] {
  const keyed = items.map((item) => ({ item, key: randomInt(2 ** 40) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
