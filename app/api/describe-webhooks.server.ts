import { timelineTypes } from '#app/domain/timeline/describe-event.ts'
import known from './timeline-schemas.json'

type Json = { [key: string]: unknown }

const ofEvent = {
  id: { type: 'string', format: 'uuid', description: 'The event, as `GET /events/{id}` and `webhook-id` name it.' },
  actor: { type: 'string', description: '`system`, `client`, `provider`, `user:<id>` or `api:<key id>`.' },
  clientId: { type: ['string', 'null'], format: 'uuid' },
  invoiceId: { type: ['string', 'null'], format: 'uuid' },
}

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description, schema: { type: 'string' } },
})

const parameters = [
  header('webhook-id', 'The same at every try and at every replay: keep it, and take each once.'),
  header('webhook-timestamp', 'When this try was made, in seconds since 1970. Refuse what is older than five minutes.'),
  header(
    'webhook-signature',
    'One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, with spaces between; one that verifies is enough. Its key is the base64 after `whsec_`.',
  ),
]

const answers = {
  '2XX': { description: 'Heard. What is in the answer is not used.' },
  '410': { description: 'Nothing is received here any more: the endpoint is disabled at once.' },
  default: {
    description:
      'Anything else, a redirect, or none within 15 seconds: tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, a little later each time.',
  },
}

/** The section on webhooks (OpenAPI 3.1), one entry for every type of event, and the schemas that they share. */
export function describeWebhooks(): { webhooks: Json; schemas: Json } {
  const types: Json = known.types
  const webhooks = timelineTypes.map((type) => [type, { post: callOf(type, types[type]) }] as const)
  return { webhooks: Object.fromEntries(webhooks), schemas: known.shared }
}

/** What is kept about an event stands beside what it is about; a long one comes without it, as `truncated`. */
function callOf(type: string, kept: unknown): Json {
  const about = { type: 'object', properties: ofEvent, required: Object.keys(ofEvent) }
  const truncated = { type: 'object', properties: { truncated: { const: true } }, required: ['truncated'] }
  const schema = {
    type: 'object',
    properties: {
      type: { const: type },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
      data: { allOf: [about, { anyOf: [kept ?? { type: 'object' }, truncated] }] },
    },
    required: ['type', 'timestamp', 'data'],
    additionalProperties: false,
  }
  return {
    ...{ operationId: type, summary: type, tags: ['webhooks'], security: [], parameters },
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: answers,
  }
}
