import { beforeAll, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

await freshDatabase()
const { call } = await businessWithKey('Versions')
const ids = { client: '', draft: '' }

beforeAll(async () => {
  const client = await call('POST', '/clients', { body: { name: 'Quay Books', email: 'quay@example.com' } })
  ids.client = String(client.body.id)
  const body = {
    clientId: ids.client,
    number: 'V-1',
    dueOn: '2027-01-31',
    lines: [{ description: 'Paper', unitAmount: 100 }],
  }
  ids.draft = String((await call('POST', '/invoices', { body })).body.id)
})

const tagOf = async (path: string) => (await call('GET', path)).headers.get('ETag') ?? ''
const ifMatch = (tag: string) => ({ headers: { 'If-Match': tag } })

test.each(['/clients', '/invoices?limit=2', '/tasks'])(
  'GET %s again with its tag: 304 without a body',
  async (path) => {
    const tag = await tagOf(path)
    expect(tag).toMatch(/^"[\w.-]+"$/)
    const again = await call('GET', path, { headers: { 'If-None-Match': `"other", W/${tag}` } })
    expect([again.status, again.body, again.headers.get('ETag')]).toEqual([304, null, tag])
    expect((await call('GET', path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  },
)

test('a client changed by another is not written over', async () => {
  const path = `/clients/${ids.client}`
  const read = await tagOf(path)
  const first = await call('PATCH', path, { body: { phone: '1' }, ...ifMatch(read) })
  expect(first.status).toBe(200)
  const late = await call('PATCH', path, { body: { name: 'Late' }, ...ifMatch(read) })
  expect(late.status).toBe(412)
  expect(late.body).toMatchObject({ type: 'urn:dunwell:problem:precondition_failed' })
  expect((await call('GET', path)).body).toMatchObject({ name: 'Quay Books', phone: '1' })
  // The answer to a change bears the tag of what it made, so that the next change needs no reading.
  const next = first.headers.get('ETag') ?? ''
  expect((await call('PATCH', path, { body: { phone: '2' }, ...ifMatch(next) })).status).toBe(200)
})

test('of changes that read the same, one is made', async () => {
  const path = `/clients/${ids.client}`
  const read = await tagOf(path)
  const answers = await Promise.all(
    ['3', '4', '5', '6'].map((phone) => call('PATCH', path, { body: { phone }, ...ifMatch(read) })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
})

test('what a draft says but its answer does not show is part of its version', async () => {
  const path = `/invoices/${ids.draft}`
  const read = await tagOf(path)
  expect((await call('PATCH', path, { body: { notes: 'Thank you' }, ...ifMatch(read) })).status).toBe(200)
  expect((await call('PATCH', path, { body: { notes: null }, ...ifMatch(read) })).status).toBe(412)
})

test('without If-Match, and with *, whatever is there is changed', async () => {
  const path = `/clients/${ids.client}`
  expect((await call('PATCH', path, { body: { phone: '7' } })).status).toBe(200)
  expect((await call('PATCH', path, { body: { phone: '8' }, ...ifMatch('*') })).status).toBe(200)
  expect((await call('PATCH', path, { body: { phone: '9' }, ...ifMatch('nonsense') })).status).toBe(412)
})

test('what cannot be guarded says so', async () => {
  const refused = await call('POST', `/invoices/${ids.draft}/issue`, { body: {}, ...ifMatch('"a"') })
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({ errors: [{ path: 'If-Match' }] })
})
