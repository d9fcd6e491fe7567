import { z } from 'zod'
import { pageOfEndpoints, readEndpoint } from '#app/db/read/webhooks.server.ts'
import type { EndpointRow } from '#app/db/read/webhooks.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { changeEndpoint } from '#app/features/webhooks-out/change-endpoint.server.ts'
import { createEndpoint } from '#app/features/webhooks-out/create-endpoint.server.ts'
import { removeEndpoint } from '#app/features/webhooks-out/remove-endpoint.server.ts'
import { rotateSecret } from '#app/features/webhooks-out/rotate-secret.server.ts'
import { enableEndpoint, pauseEndpoint } from '#app/features/webhooks-out/switch-endpoint.server.ts'
import { openWebhookSecret } from '#app/features/webhooks-out/webhook-secret.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { asRead, versionOf } from './entity-tag.ts'
import { answer, nothing, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { moved, notFound, problem } from './problem.ts'
import { paragraph } from './text-schema.ts'
import {
  endpointOut,
  endpointProblem,
  eventsIn,
  NewWebhookEndpointOutSchema,
  secretOut,
  urlIn,
  WebhookEndpointSchema,
} from './webhook-endpoint-schema.ts'

const common = { tag: 'webhooks' } as const
const noEndpoint = refusal(notFound('webhook endpoint'))

// A secret is shown once and kept sealed, so a repeated call gets it by opening what was kept of the first.
const SealedSchema = z.looseObject({ sealed: z.string() })
const unseal = (record: unknown) => {
  const { sealed, ...kept } = SealedSchema.parse(record)
  return { ...kept, secret: openWebhookSecret(sealed) }
}

const RotatedSchema = z
  .strictObject({ secret: secretOut, previousEndsAt: InstantOutSchema })
  .meta({ id: 'RotatedWebhookSecret' })

const versionIn = ({ url, events, description, disabledAt }: EndpointRow) =>
  versionOf({ url, events, description, disabledAt })

async function readVersion(db: Tx, businessId: string, id: string): Promise<string | null> {
  const fields = { url: true, events: true, description: true, disabledAt: true } as const
  const row = await db.webhookEndpoint.findFirst({ where: { businessId, id, removedAt: null }, select: fields })
  return row && versionOf(row)
}

async function shown(businessId: string, id: string): Promise<Outcome> {
  const endpoint = await readEndpoint(businessId, id)
  return endpoint ? answer(endpointOut(endpoint), 200, versionIn(endpoint)) : noEndpoint
}

export const webhookEndpointOperations = [
  operation({
    ...common,
    id: 'listWebhookEndpoints',
    method: 'GET',
    path: '/webhook-endpoints',
    summary: 'Addresses that are told what happens',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(WebhookEndpointSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await pageOfEndpoints(businessId, { after: query.after, take: rowsToRead(query) })
      return answer(page(rows, query, endpointOut))
    },
  }),
  operation({
    ...common,
    id: 'createWebhookEndpoint',
    method: 'POST',
    path: '/webhook-endpoints',
    summary: 'Tell an address what happens from now on',
    description:
      'Each event is posted as JSON, `{ type, timestamp, data }`, signed as Standard Webhooks says: see the section on webhooks. The secret is in this answer only.',
    scope: 'write',
    body: z.strictObject({ url: urlIn, events: eventsIn, description: paragraph(200).nullish() }),
    out: NewWebhookEndpointOutSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, body: { url, events, description }, now }) => {
      const made = await createEndpoint({ businessId, url, events, description: description ?? '', actor, now })
      if (!made.ok) {
        if (made.reason !== 'too_many') return refusal(endpointProblem(made.reason))
        return refusal(problem('conflict', 'A business has at most 20 endpoints: remove one first.'))
      }
      const { id, secret, sealed } = made.value
      const endpoint = await readEndpoint(businessId, id)
      if (!endpoint) return noEndpoint
      const body = endpointOut(endpoint)
      return { answer: { status: 201, body: { ...body, secret }, record: { ...body, sealed } } }
    },
    replay: unseal,
  }),
  operation({
    ...common,
    id: 'getWebhookEndpoint',
    method: 'GET',
    path: '/webhook-endpoints/{id}',
    summary: 'One address, and how it fares',
    scope: 'read',
    out: WebhookEndpointSchema,
    versioned: true,
    handle: ({ caller: { businessId }, id }) => shown(businessId, id),
  }),
  operation({
    ...common,
    id: 'updateWebhookEndpoint',
    method: 'PATCH',
    path: '/webhook-endpoints/{id}',
    summary: 'Change an address, what it is told, or rest it',
    description:
      '`enabled: false` rests it: what happens waits. `enabled: true` lets it go on, also after it was disabled.',
    scope: 'write',
    body: z.strictObject({
      url: urlIn.optional(),
      events: eventsIn.optional(),
      description: paragraph(200).nullish(),
      enabled: z.boolean().optional(),
    }),
    out: WebhookEndpointSchema,
    versioned: true,
    handle: async ({ caller: { businessId }, actor, id, body, ifMatch, now }) => {
      const { url, events, description, enabled } = body
      const call = { businessId, endpointId: id, actor, now }
      const guard = asRead(ifMatch, (tx: Tx) => readVersion(tx, businessId, id))
      const words = description === null ? '' : description
      const changed = await changeEndpoint({ ...call, url, events, description: words, ...guard })
      if (!changed.ok) {
        if (changed.reason === 'not_found') return noEndpoint
        return refusal(changed.reason === 'moved' ? moved : endpointProblem(changed.reason))
      }
      if (enabled !== undefined) await (enabled ? enableEndpoint(call) : pauseEndpoint(call))
      return shown(businessId, id)
    },
  }),
  operation({
    ...common,
    id: 'deleteWebhookEndpoint',
    method: 'DELETE',
    path: '/webhook-endpoints/{id}',
    summary: 'Tell an address nothing any more',
    description: 'What still waited for it is forgotten with it.',
    scope: 'write',
    outStatus: 204,
    handle: async ({ caller: { businessId }, actor, id: endpointId, now }) => {
      const removed = await removeEndpoint({ businessId, endpointId, actor, now })
      return removed.ok ? nothing : noEndpoint
    },
  }),
  operation({
    ...common,
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: '/webhook-endpoints/{id}/rotate-secret',
    summary: 'Sign with a new secret',
    description: 'For 24 hours both sign: a receiver that knows either one goes on verifying.',
    scope: 'write',
    out: RotatedSchema,
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, id: endpointId, now }) => {
      const rotated = await rotateSecret({ businessId, endpointId, actor, now })
      if (!rotated.ok) return noEndpoint
      const { secret, sealed, endsAt } = rotated.value
      const previousEndsAt = endsAt.toISOString()
      return { answer: { status: 201, body: { secret, previousEndsAt }, record: { sealed, previousEndsAt } } }
    },
    replay: unseal,
  }),
]
