import { z } from 'zod'
import { listDeliveries, readDelivery, readEndpoint } from '#app/db/read/webhooks.server.ts'
import type { DeliveryRow } from '#app/db/read/webhooks.server.ts'
import { deliveryStates } from '#app/domain/webhook/delivery-state.ts'
import { replayDelivery, replayFailed } from '#app/features/webhooks-out/replay.server.ts'
import { sendTest } from '#app/features/webhooks-out/send-test.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { notFound, problem } from './problem.ts'

const DeliverySchema = z
  .strictObject({
    id: z.uuid(),
    endpointId: z.uuid(),
    eventId: z.uuid().meta({ description: 'The `webhook-id`, the same at every try; `/events/{id}` shows it.' }),
    type: z.string(),
    state: z.enum(deliveryStates),
    tries: z.int(),
    nextTryAt: InstantOutSchema.nullable(),
    createdAt: InstantOutSchema,
    deliveredAt: InstantOutSchema.nullable(),
    attempts: z
      .array(
        z.strictObject({
          at: InstantOutSchema,
          ms: z.int().meta({ description: 'How long it took, in milliseconds.' }),
          status: z.int().nullable().meta({ description: 'Of the answer; null where there was none.' }),
          said: z.string().meta({ description: 'In words.' }),
          excerpt: z.string().meta({ description: 'The beginning of the answer.' }),
        }),
      )
      .meta({ description: 'The latest tries, the oldest first.' }),
  })
  .meta({ id: 'WebhookDelivery', description: 'One event for one endpoint; kept for 30 days.' })

const deliveryOut = ({ nextTryAt, createdAt, deliveredAt, ...row }: DeliveryRow) => ({
  ...row,
  nextTryAt: nextTryAt && nextTryAt.toISOString(),
  createdAt: createdAt.toISOString(),
  deliveredAt: deliveredAt && deliveredAt.toISOString(),
})

const common = { tag: 'webhooks' } as const
const noEndpoint = refusal(notFound('webhook endpoint'))

async function shown(businessId: string, id: string): Promise<Outcome> {
  const delivery = await readDelivery(businessId, id)
  return delivery ? answer(deliveryOut(delivery)) : refusal(notFound('webhook delivery'))
}

export const webhookDeliveryOperations = [
  operation({
    ...common,
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: '/webhook-endpoints/{id}/deliveries',
    summary: 'What was sent to an address, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({ state: z.enum(deliveryStates).optional() }),
    out: pageOf(DeliverySchema),
    handle: async ({ caller: { businessId }, id, query }) => {
      if (!(await readEndpoint(businessId, id))) return noEndpoint
      const { state = null, after = null, limit } = query
      const rows = await listDeliveries(businessId, id, { state, after, take: rowsToRead(query) })
      // The event's id says where a page ends: deliveries are listed by their events.
      return answer({
        data: rows.slice(0, limit).map(deliveryOut),
        next: rows.length > limit ? (rows[limit - 1]?.eventId ?? null) : null,
      })
    },
  }),
  operation({
    ...common,
    id: 'testWebhookEndpoint',
    method: 'POST',
    path: '/webhook-endpoints/{id}/test',
    summary: 'Send a test to an address',
    description: 'An event of type `webhook.test` goes to this endpoint alone, whatever it asked for.',
    scope: 'write',
    out: DeliverySchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: endpointId, now }) => {
      const sent = await sendTest({ businessId, endpointId, actor, now })
      if (!sent.ok && sent.reason === 'disabled')
        return refusal(problem('conflict', 'It is paused or disabled: enable it first.'))
      if (!sent.ok) return noEndpoint
      const delivery = await readDelivery(businessId, sent.value.deliveryId)
      return delivery ? answer(deliveryOut(delivery), 201) : noEndpoint
    },
  }),
  operation({
    ...common,
    id: 'replayFailedWebhooks',
    method: 'POST',
    path: '/webhook-endpoints/{id}/replay',
    summary: 'Send again what was given up',
    scope: 'write',
    body: z.strictObject({
      since: z.iso
        .datetime({ error: 'must be an instant in UTC, such as 2026-11-23T12:00:00Z' })
        .meta({ description: 'Events of then and later.' }),
    }),
    out: z.strictObject({ count: z.int().meta({ description: 'How many are sent again.' }) }),
    handle: async ({ caller: { businessId }, actor, id: endpointId, body: { since }, now }) => {
      const replayed = await replayFailed({ businessId, endpointId, since: new Date(since), actor, now })
      return replayed.ok ? answer({ count: replayed.value }) : noEndpoint
    },
  }),
  operation({
    ...common,
    id: 'getWebhookDelivery',
    method: 'GET',
    path: '/webhook-deliveries/{id}',
    summary: 'One delivery with its tries',
    scope: 'read',
    out: DeliverySchema,
    handle: ({ caller: { businessId }, id }) => shown(businessId, id),
  }),
  operation({
    ...common,
    id: 'replayWebhookDelivery',
    method: 'POST',
    path: '/webhook-deliveries/{id}/replay',
    summary: 'Send one event again',
    description: 'Whatever became of it, under the same `webhook-id`: a receiver that keeps ids takes it once.',
    scope: 'write',
    out: DeliverySchema,
    handle: async ({ caller: { businessId }, actor, id: deliveryId, now }) => {
      await replayDelivery({ businessId, deliveryId, actor, now })
      return shown(businessId, deliveryId)
    },
  }),
]
