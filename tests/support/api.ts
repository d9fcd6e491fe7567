import { randomUUID } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as addFormats from 'ajv-formats'
import { expect } from 'vitest'
import type { ApiScope } from '#app/features/api-keys/create-api-key.server.ts'

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>
  components: { schemas: Record<string, object> }
}

export interface ApiAnswer {
  status: number
  headers: Headers
  // What came back is judged by the OpenAPI document and by the test itself.
  body: Record<string, never> & { [field: string]: unknown }
}

interface CallOptions {
  body?: unknown
  /** Sent as it is, instead of `body` as JSON. */
  raw?: string
  idempotencyKey?: string | null
  headers?: Record<string, string>
}

/**
 * A caller of the API with one key. Every answer is checked against the OpenAPI document: an undocumented status or a
 * body that does not fit fails the test. Import the application only after the database is there.
 */
export async function apiCaller(key: string) {
  const { dispatch } = await import('#app/api/dispatch.server.ts')
  const { openApiDocument } = await import('#app/api/openapi.server.ts')
  const document = openApiDocument() as unknown as OpenApi
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default.default(ajv)
  ajv.addSchema({ $id: 'openapi', components: document.components })

  return async function call(method: string, path: string, options: CallOptions = {}): Promise<ApiAnswer> {
    const headers = new Headers({ Authorization: `Bearer ${key}` })
    if (method === 'POST' && options.idempotencyKey !== null) {
      headers.set('Idempotency-Key', options.idempotencyKey ?? randomUUID())
    }
    const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value)
    const init: RequestInit = body === undefined ? { method, headers } : { method, headers, body }
    const response = await dispatch(new Request(`http://localhost/api/v1${path}`, init))
    const answer = { status: response.status, headers: response.headers, body: await bodyOf(response) }
    expectDocumented(method, path, answer)
    return answer
  }

  function expectDocumented(method: string, path: string, { status, headers, body }: ApiAnswer) {
    const address = path.split('?')[0]?.split('/') ?? []
    const templates = Object.keys(document.paths)
    const literal = templates.find((candidate) => candidate === address.join('/'))
    const template =
      literal ??
      templates.find((candidate) => {
        const segments = candidate.split('/')
        return segments.length === address.length && segments.every((part, i) => part === '{id}' || part === address[i])
      })
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
    const contentType = headers.get('Content-Type') ?? ''
    if (status === 204 || status === 304) {
      expect(
        operation?.responses[status],
        `${method} ${path} answered ${status}, which is not documented`,
      ).toBeDefined()
      expect([body, contentType]).toEqual([null, ''])
      return
    }
    const schema = operation
      ? operation.responses[status]?.content?.[contentType]?.schema
      : { $ref: '#/components/schemas/Problem' }
    expect(schema, `${method} ${path} answered ${status} ${contentType}, which is not documented`).toBeDefined()
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object
    expect(ajv.validate(rooted, body), `${method} ${path}: ${ajv.errorsText()}\n${JSON.stringify(body)}`).toBe(true)
  }
}

/** 204 and 304 bear none. */
async function bodyOf(response: Response) {
  const written = await response.text()
  return written === '' ? null : JSON.parse(written)
}

/** A business with one key of its own. */
export async function businessWithKey(name: string, scopes: readonly ApiScope[] = ['read', 'write', 'money']) {
  const { prisma } = await import('#app/db/client.server.ts')
  const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
  const business = await prisma.business.create({
    data: {
      id: randomUUID(),
      slug: name.toLowerCase().replaceAll(' ', '-'),
      name,
      currency: 'USD',
      timeZone: 'UTC',
      email: `billing@${name.toLowerCase().replaceAll(' ', '-')}.example`,
      createdAt: new Date(),
    },
  })
  const { key } = await createApiKey({ businessId: business.id, name: 'test', scopes, now: new Date() })
  return { business, key, call: await apiCaller(key) }
}
