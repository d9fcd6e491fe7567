import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { apiCaller, businessWithKey } from '#tests/support/api.ts'
import { describedOperations, wrongFor } from '#tests/support/contract/described.ts'
import { freshDatabase } from '#tests/support/database.ts'

await freshDatabase()
const { now, setClockOffset } = await import('#app/clock.server.ts')
// Monday noon, whatever the hour these tests run at.
setClockOffset(Date.parse('2026-11-23T12:00:00Z') - Date.now())
const { openApiDocument } = await import('#app/api/openapi.server.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const { makeKit } = await import('#tests/support/contract/kit.ts')
const { goodCalls } = await import('#tests/support/contract/good-calls.ts')

const document = openApiDocument()
const operations = describedOperations(document)
const kit = await makeKit()
const stranger = await businessWithKey('Stranger')
const nobody = await apiCaller('dw_nobody')
// Every answer is judged against the document by the caller itself: an undocumented status, a missing or an unknown field fails.
const lacking: Record<string, Awaited<ReturnType<typeof apiCaller>>> = {}

beforeAll(async () => {
  for (const scope of ['read', 'write', 'money'] as const) {
    const scopes = (['read', 'write', 'money'] as const).filter((each) => each !== scope)
    const { key } = await createApiKey({ businessId: kit.businessId, name: scope, scopes, now: now() })
    lacking[scope] = await apiCaller(key)
  }
})

test('every operation has a good request here, and every good request an operation', () => {
  expect(Object.keys(goodCalls).sort()).toEqual(operations.map(({ id }) => id).sort())
})

test('no answer may hold fields that nobody described', () => {
  const open = new Set<string>()
  const look = (schema: unknown, at: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    if ('properties' in schema && 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema)) {
      open.add(at)
    }
    for (const [name, inner] of Object.entries(schema)) look(inner, `${at}/${name}`)
  }
  const { paths } = document as { paths: Record<string, Record<string, { responses?: unknown }>> }
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(methods)) look(responses, `${method} ${path}`)
  }
  // What is only sent to us need not be closed here; MoneyData is money of the timeline, whose data may grow by type.
  for (const id of Object.keys((document['components'] as { schemas: object }).schemas)) {
    if (!/^New|Patch$|Changes$|^MoneyData$/.test(id))
      look((document['components'] as { schemas: Record<string, object> }).schemas[id], id)
  }
  expect([...open]).toEqual([])
})

describe.each(operations.filter(({ id }) => id in goodCalls))('$id', (operation) => {
  const { id, method } = operation
  const make = async () => {
    const made = await goodCalls[id]?.(kit)
    if (!made) throw new Error(`no good request for ${id} in tests/support/contract`)
    const search = made.query ? `?${made.query}` : ''
    return { path: operation.path.replace('{id}', made.id ?? ''), search, body: made.body }
  }
  let made: ReturnType<typeof make> | null = null
  /** Made once: what is refused changes nothing, so that the good request finds its rows as they were. */
  const good = () => (made ??= make())
  const writes = method === 'POST' || method === 'PATCH'

  test('a bad request is refused as described', async () => {
    const { path, search, body } = await good()
    const refused = async (status: number, what: string, from = kit.call, over: object = {}, query = search) => {
      const answer = await from(method, `${path}${query}`, { body, ...over })
      expect([what, answer.status, JSON.stringify(answer.body)]).toEqual([what, status, expect.any(String)])
    }
    await refused(401, 'an unknown key', nobody)
    const without = lacking[operation.scope]
    if (!without) throw new Error(`no key lacks ${operation.scope}`)
    await refused(403, 'a key without the scope', without)
    await refused(400, 'an unknown parameter', kit.call, {}, '?nonsense=1')
    if (operation.path.includes('{id}')) {
      await refused(404, 'a row of another business', stranger.call)
      const elsewhere = await kit.call(method, operation.path.replace('{id}', randomUUID()), { body })
      expect(elsewhere.status, 'a row that is not there').toBe(404)
    }
    if (!writes) return
    await refused(400, 'an unknown field', kit.call, { body: { ...body, nonsense: 1 } })
    await refused(415, 'another content type', kit.call, {
      body: body ?? {},
      headers: { 'Content-Type': 'text/plain' },
    })
    await refused(400, 'no JSON', kit.call, { raw: '{' })
    if (method === 'POST') await refused(400, 'no Idempotency-Key', kit.call, { idempotencyKey: null })
    for (const field of operation.body?.required ?? []) {
      const rest = Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => name !== field))
      await refused(400, `no ${field}`, kit.call, { body: rest })
    }
    for (const [field, schema] of Object.entries(operation.body?.properties ?? {})) {
      await refused(400, `a wrong ${field}`, kit.call, { body: { ...body, [field]: wrongFor(schema) } })
    }
  })

  test('a good one is answered as described', async () => {
    const { path, search, body } = await good()
    const raw = JSON.stringify(body ?? {})
    const idempotencyKey = randomUUID()
    const sent = method === 'POST' ? { raw, idempotencyKey } : { body }
    const first = await kit.call(method, `${path}${search}`, sent)
    expect(first.status, JSON.stringify(first.body)).toBe(operation.status)
    if (method !== 'POST') return
    // A repeat is the same answer; another body under its key is refused.
    const again = await kit.call(method, `${path}${search}`, sent)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    const other = await kit.call(method, `${path}${search}`, { raw: `${raw} `, idempotencyKey })
    expect([other.status, other.body]).toMatchObject([409, { type: 'urn:dunwell:problem:idempotency_conflict' }])
  })
})
