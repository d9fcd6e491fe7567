import { z } from 'zod'
import { env } from '#app/env.server.ts'
import { describeWebhooks } from './describe-webhooks.server.ts'
import type { Operation } from './operation.ts'
import { problemKinds } from './problem.ts'
import type { ProblemKind } from './problem.ts'
import { routeTable } from './route-table.server.ts'

type Json = { [key: string]: unknown }

const everywhere: readonly ProblemKind[] = [
  'invalid_request',
  'unauthorized',
  'forbidden',
  'too_many_requests',
  'internal',
]

const tagDescriptions: Record<string, string> = {
  clients: 'Those who are invoiced.',
  invoices: 'What is owed, and how it is followed up.',
  holds: 'While one is active, nothing is sent.',
  reminders: 'The mails of the ladder, and the decision about those that need one.',
  charges: 'Late fees and interest: claims beside an invoice.',
  payments: 'Money that came in, or is on its way.',
  plans: 'Claims paid in instalments, and the talk about them.',
  'thank-yous': 'The notes that go out after payment.',
  tasks: 'What waits for a person.',
  recurring: 'Invoices that are made again and again.',
  records: 'Found, looked up, foretold.',
  bulk: 'One decision about many.',
  imports: 'Lists taken in as CSV.',
  business: 'The business itself, its numbers, people and words.',
  promises: 'What clients say: they will pay, have paid, need time.',
  letters: 'Follow-up on paper.',
  calls: 'Follow-up by telephone.',
  messages: 'Every mail of the business, and what became of it.',
  documents: 'PDF files, as the client gets them.',
  policies: 'Which stages of follow-up there are, and who follows which.',
  credits: 'Money of clients that no invoice has taken.',
  statements: 'What a client owes, on one page.',
  reports: 'Figures.',
  events: 'What happened, one entry each.',
  webhooks: 'Addresses that are told what happens, and what was sent to them.',
  key: 'The key itself.',
}

/** OpenAPI 3.1, made from the route table: what it says is what the dispatcher checks. */
export function openApiDocument(): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const operation of routeTable) {
    const path = (paths[operation.path] ??= operation.path.includes('{id}') ? { parameters: [idParameter] } : {})
    path[operation.method.toLowerCase()] = describe(operation, schemas)
  }
  const told = describeWebhooks()
  return {
    openapi: '3.1.0',
    info: { title: 'Dunwell', version: '1', description: introduction, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${env.PUBLIC_URL}/api/v1` }],
    security: [{ apiKey: [] }],
    tags: [...new Set(routeTable.map(({ tag }) => tag))].map((name) => ({
      name,
      description: tagDescriptions[name],
    })),
    paths,
    webhooks: told.webhooks,
    components: {
      schemas: { ...schemas, ...told.schemas, Problem: problemSchema },
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key of one business (`npm run cli -- create-api-key`), with scopes: `read`; `write`; and `money` for what leaves the business (refunds, write-offs, credit paid out), which `write` alone no longer allows.',
        },
      },
      headers: {
        ETag: {
          description: 'Names this answer: for If-None-Match, and where something can be changed, for If-Match.',
          schema: { type: 'string' },
        },
        IdempotentReplayed: {
          description: '`true` when this is the kept answer to an earlier request with the same Idempotency-Key.',
          schema: { type: 'string', const: 'true' },
        },
      },
    },
  }
}

const introduction = `Money is in minor units beside its currency; days are \`YYYY-MM-DD\`, instants RFC 3339 in UTC; quantities and rates are decimal strings.
Lists come in pages: pass \`next\` as \`after\`. Every POST carries an \`Idempotency-Key\`: a repeat gets the first answer again.
Refusals are problem documents (RFC 9457) whose \`type\` is \`urn:dunwell:problem:\` and one of ${Object.keys(problemKinds).join(', ')}.
Fields that are not described here are refused.`

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A value of your own for this request, such as a UUID. The same key again repeats the answer, not the work.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
}

const problemSchema = {
  type: 'object',
  description: 'A refusal, RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'errors'],
  properties: {
    type: { type: 'string', enum: Object.keys(problemKinds).map((kind) => `urn:dunwell:problem:${kind}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string', examples: ['lines.0.quantity'] }, message: { type: 'string' } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
}

const outcomeWords = { 200: 'As asked.', 201: 'Made.', 204: 'Done; there is nothing to say about it.' }

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of an earlier answer: 304 without a body while nothing changed.',
  schema: { type: 'string' },
}

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of what you read: 412 when somebody changed it since. Judged under the lock of the change. Left out, or `*`: whatever is there is changed.',
  schema: { type: 'string' },
}

const expandParameter = (names: readonly string[]) => ({
  name: 'expand',
  in: 'query',
  required: false,
  description: 'What to write out beside its ids, with commas between: each adds the field of its name.',
  style: 'form',
  explode: false,
  schema: { type: 'array', items: { type: 'string', enum: names } },
})

function describe(operation: Operation, schemas: Json): Json {
  const {
    id,
    tag,
    summary,
    description,
    scope,
    method,
    query,
    body,
    expand,
    versioned,
    out,
    outStatus = 200,
  } = operation
  const isPost = method === 'POST'
  const isGet = method === 'GET'
  const parameters = [
    ...(query ? queryParameters(query, schemas) : []),
    ...(expand ? [expandParameter(expand)] : []),
    ...(isPost ? [idempotencyKey] : []),
    ...(isGet ? [ifNoneMatch] : []),
    ...(versioned && !isGet ? [ifMatch] : []),
  ]
  const headers = {
    ...(isPost ? { 'Idempotent-Replayed': { $ref: '#/components/headers/IdempotentReplayed' } } : {}),
    ...(isGet || versioned ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
  }
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: [{ apiKey: [scope] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body
      ? { requestBody: { required: !body.safeParse({}).success, content: jsonContent(lift(body, 'input', schemas)) } }
      : {}),
    responses: {
      [outStatus]: {
        description: outcomeWords[outStatus],
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        ...(out ? { content: jsonContent(lift(out, 'output', schemas)) } : {}),
      },
      ...(isGet ? { 304: { description: 'As you have it already.' } } : {}),
      ...refusals(operation),
    },
  }
}

function refusals({ method, path, body, versioned, problems = [] }: Operation): Json {
  const kinds: ProblemKind[] = [
    ...everywhere,
    ...problems,
    ...(path.includes('{id}') ? (['not_found'] as const) : []),
    ...(method === 'POST'
      ? (['idempotency_conflict', 'idempotency_in_flight', 'idempotency_answer_lost'] as const)
      : []),
    ...(versioned && method !== 'GET' ? (['precondition_failed'] as const) : []),
    ...(body || method !== 'GET' ? (['body_too_large', 'unsupported_media_type'] as const) : []),
  ]
  const byStatus = new Map<number, Set<string>>()
  for (const kind of kinds) {
    const [status, title] = problemKinds[kind]
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(title))
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [status, { description: `${[...titles].join('. ')}.`, content }]),
  )
}

const jsonContent = (schema: Json) => ({ 'application/json': { schema } })

function queryParameters(query: z.ZodType, schemas: Json): Json[] {
  const { properties = {}, required = [] } = lift(query, 'input', schemas) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

/** The JSON Schema of one zod schema; the named ones within it move to `components/schemas`. */
function lift(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _dialect, $defs = {}, ...top } = z.toJSONSchema(schema, { io })
  for (const [name, { id: _name, ...definition }] of Object.entries($defs)) schemas[name] = toComponents(definition)
  const { id, ...unnamed } = top
  if (typeof id !== 'string') return toComponents(unnamed)
  schemas[id] = toComponents(unnamed)
  return { $ref: `#/components/schemas/${id}` }
}

const toComponents = (json: object): Json =>
  JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
