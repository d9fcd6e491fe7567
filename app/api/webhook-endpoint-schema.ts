import { z } from 'zod'
import type { EndpointRow } from '#app/db/read/webhooks.server.ts'
import type { EndpointRefusal } from '#app/features/webhooks-out/endpoint-input.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { invalidField } from './problem.ts'
import type { Problem } from './problem.ts'

const events = z.array(z.string())

const fields = {
  id: z.uuid(),
  url: z.url(),
  events,
  description: z.string(),
  status: z.enum(['enabled', 'failing', 'paused', 'disabled']).meta({
    description:
      '`failing`: the last tries were not taken. `disabled`: nothing but failures for a day, or 410. While it is `paused` or `disabled`, what happens waits.',
  }),
  failingSince: InstantOutSchema.nullable(),
  lastSuccessAt: InstantOutSchema.nullable().meta({ description: 'To the minute.' }),
  lastError: z.string().nullable(),
  createdAt: InstantOutSchema,
}

export const WebhookEndpointSchema = z
  .strictObject(fields)
  .meta({ id: 'WebhookEndpoint', description: 'An address that is told what happens; never its secret.' })

export const secretOut = z
  .string()
  .meta({ description: '`whsec_…`, the key of the signatures (Standard Webhooks). Shown this once.' })

export const NewWebhookEndpointOutSchema = z
  .strictObject({ ...fields, secret: secretOut })
  .meta({ id: 'WebhookEndpointWithSecret' })

export const eventsIn = events
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 entries')
  .meta({ description: '`["*"]` for everything, types such as `payment.settled`, or all of a kind: `invoice.*`.' })

export const urlIn = z
  .string()
  .max(2000, 'must have at most 2000 characters')
  .meta({ format: 'uri', description: 'https, to a public address, without user name or password.' })

export function endpointOut(row: EndpointRow): z.output<typeof WebhookEndpointSchema> {
  const { id, url, events: chosen, description, failingSince, lastSuccessAt, lastError, createdAt } = row
  return {
    ...{ id, url, events: chosen, description, status: statusOf(row), lastError },
    failingSince: failingSince && failingSince.toISOString(),
    lastSuccessAt: lastSuccessAt && lastSuccessAt.toISOString(),
    createdAt: createdAt.toISOString(),
  }
}

function statusOf({ disabledAt, disabledReason, failingSince }: EndpointRow) {
  if (disabledAt) return disabledReason === 'paused' ? ('paused' as const) : ('disabled' as const)
  return failingSince ? ('failing' as const) : ('enabled' as const)
}

const refusals: Record<EndpointRefusal, readonly [field: string, message: string]> = {
  not_an_address: ['url', 'must be an address such as https://example.com/hooks'],
  not_https: ['url', 'must begin with https://'],
  has_credentials: ['url', 'must not hold a user name or password'],
  closed_port: ['url', 'must not name a port of mail, shells or databases'],
  not_public: ['url', 'must lead to a public address'],
  unknown_host: ['url', 'must have a host that can be found'],
  no_event: ['events', 'must not be empty'],
  unknown_event: ['events', 'must be `*`, known types, or kinds such as `invoice.*`'],
}

export const endpointProblem = (reason: EndpointRefusal): Problem => invalidField(...refusals[reason])
