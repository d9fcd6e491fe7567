import { z } from 'zod'
import { jsonReply } from '../http-server.ts'
import type { Table } from '../journal.ts'
import type { PayPalStore } from '../paypal/paypal-store.ts'
import { mixedId } from '../random-id.ts'
import type { Routes } from '../routes.ts'
import type { StripeStore } from '../stripe/stripe-store.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { ControlError, readJson } from './control-error.ts'

const Change = z.record(z.string(), z.unknown())
const Forged = z.strictObject({
  provider: z.enum(['stripe', 'paypal', 'resend']),
  eventId: z.string().optional(),
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
})

/**
 * What a provider never does, for tests of what the application believes: `POST /stripe/objects/{id}` and
 * `POST /paypal/objects/{id}` change the provider's own record, `POST /webhooks/send` sends a well-signed event that is not true.
 */
export function forgeryRoutes(
  stripe: StripeStore,
  paypal: PayPalStore,
  webhooks: WebhookSender,
  now: () => Date,
): Routes {
  return {
    'POST /stripe/objects/{}': (request, id = '') => {
      const change = readJson(request, Change)
      const stored = stripe.sessions.get(id)
      if (stored) stripe.sessions.put(id, { ...stored, session: { ...stored.session, ...change } })
      else overwrite([stripe.intents, stripe.charges, stripe.refunds, stripe.disputes, stripe.customers], id, change)
      return jsonReply(200, { id })
    },
    'POST /paypal/objects/{}': (request, id = '') => {
      overwrite([paypal.orders, paypal.captures, paypal.refunds, paypal.disputes], id, readJson(request, Change))
      return jsonReply(200, { id })
    },
    'POST /webhooks/send': async (request) => {
      const { provider, type, body, eventId } = readJson(request, Forged)
      const id = eventId ?? (typeof body.id === 'string' ? body.id : mixedId('msg_', 27))
      webhooks.send({ id, provider, type, at: now().toISOString(), body: JSON.stringify(body) })
      await webhooks.flush()
      return jsonReply(200, { id, ...webhooks.deliveryOf(id) })
    },
  }
}

function overwrite(tables: Table<object>[], id: string, change: Record<string, unknown>) {
  const table = tables.find((candidate) => candidate.get(id) !== undefined)
  if (!table) throw new ControlError(404, 'no such object')
  table.put(id, { ...table.get(id), ...change })
}
