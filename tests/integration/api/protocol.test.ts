import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { apiCaller, businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call, key } = await businessWithKey('Protocol')
const { dispatch } = await import('#app/api/dispatch.server.ts')
const client = (email = `${randomUUID()}@example.com`) => ({ name: 'Someone', email })

test('no key, an unknown key, a revoked key: 401, and says how', async () => {
  const none = await dispatch(new Request('http://localhost/api/v1/clients'))
  expect(none.status).toBe(401)
  expect(none.headers.get('WWW-Authenticate')).toContain('Bearer')
  expect((await (await apiCaller('dw_wrong'))('GET', '/clients')).status).toBe(401)
  const revoked = await businessWithKey('Revoked')
  await prisma.apiKey.updateMany({ where: { businessId: revoked.business.id }, data: { revokedAt: new Date() } })
  expect((await revoked.call('GET', '/clients')).status).toBe(401)
})

test('the key itself is nowhere in the database, and its use is noted', async () => {
  await call('GET', '/clients')
  const [row] = await prisma.apiKey.findMany({ where: { businessId: business.id } })
  expect(JSON.stringify(row)).not.toContain(key)
  expect(key.startsWith(row?.prefix ?? '-')).toBe(true)
  expect(row?.lastUsedAt).toBeInstanceOf(Date)
})

test('a key that may only read may not write', async () => {
  const reader = await businessWithKey('Reader', ['read'])
  expect((await reader.call('GET', '/clients')).status).toBe(200)
  expect((await reader.call('POST', '/clients', { body: client() })).status).toBe(403)
})

test('unknown addresses are 404, other methods 405 with what is offered', async () => {
  expect((await call('GET', '/nothing')).status).toBe(404)
  expect((await call('GET', '/clients/not-a-uuid')).status).toBe(404)
  expect((await call('GET', `/clients/${randomUUID()}`)).status).toBe(404)
  expect((await call('GET', '/clients/../../etc')).status).toBe(404)
  const refused = await call('DELETE', '/clients')
  expect(refused.status).toBe(405)
  expect(refused.headers.get('Allow')).toBe('GET, POST')
  const anonymous = await dispatch(new Request('http://localhost/api/v1/nothing'))
  expect(anonymous.status).toBe(404)
})

test('bodies: not JSON 400, not declared as JSON 415, too large 413', async () => {
  expect((await call('POST', '/clients', { raw: '{"name":' })).status).toBe(400)
  expect((await call('POST', '/clients', { body: client(), headers: { 'Content-Type': 'text/plain' } })).status).toBe(
    415,
  )
  expect((await call('POST', '/clients', { raw: `{"name":"${'x'.repeat(1_100_000)}"}` })).status).toBe(413)
  expect((await call('POST', '/clients', { raw: '['.repeat(500_000) })).status).toBe(400)
})

test.each([
  ['limit=0'],
  ['limit=101'],
  ['limit=1.5'],
  ['limit=many'],
  ['limit=1&limit=2'],
  ['after=1'],
  ["after=' OR 1=1"],
  ['unknown=1'],
  ['email[contains]=a'],
])('?%s is refused', async (query) => {
  expect((await call('GET', `/clients?${query}`)).status).toBe(400)
})

test('a POST without an idempotency key is told to send one', async () => {
  const refused = await call('POST', '/clients', { body: client(), idempotencyKey: null })
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({ errors: [{ path: 'Idempotency-Key' }] })
  expect((await call('POST', '/clients', { body: client(), idempotencyKey: 'x'.repeat(256) })).status).toBe(400)
})

test('the same key and body: the same answer, once done', async () => {
  const [body, idempotencyKey] = [client(), randomUUID()]
  const first = await call('POST', '/clients', { body, idempotencyKey })
  const again = await call('POST', '/clients', { body, idempotencyKey })
  expect(first.headers.get('Idempotent-Replayed')).toBeNull()
  expect(again.headers.get('Idempotent-Replayed')).toBe('true')
  expect([again.status, again.body]).toEqual([first.status, first.body])
  expect(await prisma.contact.count({ where: { email: body.email } })).toBe(1)
})

test('the same key and another body: 409', async () => {
  const idempotencyKey = randomUUID()
  await call('POST', '/clients', { body: client(), idempotencyKey })
  const refused = await call('POST', '/clients', { body: client(), idempotencyKey })
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ type: 'urn:dunwell:problem:idempotency_conflict' })
})

test('the same key at the same moment: one does the work', async () => {
  const [body, idempotencyKey] = [client(), randomUUID()]
  const answers = await Promise.all(Array.from({ length: 6 }, () => call('POST', '/clients', { body, idempotencyKey })))
  expect(await prisma.contact.count({ where: { email: body.email } })).toBe(1)
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  expect(answers.some(({ status }) => status === 201)).toBe(true)
})

test('a body that was refused leaves its key free', async () => {
  const idempotencyKey = randomUUID()
  expect((await call('POST', '/clients', { body: { name: '' }, idempotencyKey })).status).toBe(400)
  expect((await call('POST', '/clients', { body: client(), idempotencyKey })).status).toBe(201)
})

test('two businesses may use the same key', async () => {
  const other = await businessWithKey('Same Key')
  const idempotencyKey = randomUUID()
  const body = client()
  const [mine, theirs] = [
    await call('POST', '/clients', { body, idempotencyKey }),
    await other.call('POST', '/clients', { body, idempotencyKey }),
  ]
  expect(mine.body.id).not.toBe(theirs.body.id)
})

test('the OpenAPI document is open to all and describes every operation in full', async () => {
  const response = await dispatch(new Request('http://localhost/api/v1/openapi.json'))
  const document = (await response.json()) as {
    openapi: string
    paths: Record<string, Record<string, { summary?: string }>>
  }
  expect(document.openapi).toBe('3.1.0')
  const { routeTable } = await import('#app/api/route-table.server.ts')
  for (const { method, path } of routeTable) {
    const described = document.paths[path]?.[method.toLowerCase()]
    expect(described?.summary, `${method} ${path}`).toBeTruthy()
  }
  const unresolved = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)].filter(
    ([, kind = '', name = '']) =>
      !(document as unknown as { components: Record<string, object> }).components[kind]?.hasOwnProperty(name),
  )
  expect(unresolved).toEqual([])
})
