import { beforeAll, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { call, business } = await businessWithKey('Expand')
const usd = (amount: number) => ({ amount, currency: 'USD' })
type Rows = { id: string; number: string }[]
const list = async (path: string) => (await call('GET', path)).body['data'] as unknown as Rows
const invoiceIds: string[] = []

beforeAll(async () => {
  for (const [number, issuedOn, dueOn] of [
    ['E-1', '2026-01-01', '2026-02-01'],
    ['E-2', '2026-02-01', '2026-03-01'],
    ['E-3', '2026-03-01', '2026-04-01'],
  ]) {
    const lines = [{ description: `Line of ${number}`, quantity: '2.5', unitAmount: 10_000, taxRate: '20' }]
    const client = { name: `Client ${number}`, email: `${number}@example.com` }
    const made = await call('POST', '/invoices', { body: { client, number, issuedOn, dueOn, lines, issue: true } })
    invoiceIds.push(String(made.body['id']))
  }
  const body = {
    invoiceId: invoiceIds[0],
    amount: usd(1_000),
    method: 'cash',
    receivedOn: '2026-03-01',
    reference: 'R-1',
  }
  await call('POST', '/payments', { body })
})

test('an invoice comes with what is asked for, and only with that', async () => {
  const path = `/invoices/${invoiceIds[0]}`
  expect(Object.keys((await call('GET', path)).body)).not.toContain('client')
  const { body, headers } = await call('GET', `${path}?expand=client,lines,payments`)
  expect(body).toMatchObject({
    client: { name: 'Client E-1', email: 'e-1@example.com' },
    lines: [{ description: 'Line of E-1', quantity: '2.5', amount: usd(25_000), tax: usd(5_000), taxRate: '20' }],
    payments: [{ amount: usd(1_000), method: 'cash' }],
  })
  // The tags of both differ, and both stand for the same version.
  const bare = (await call('GET', path)).headers.get('ETag') ?? ''
  const full = headers.get('ETag') ?? ''
  expect(full).not.toBe(bare)
  expect(full.split('.')[0]).toBe(bare.split('.')[0])
})

test('a payment comes with its invoices and its client', async () => {
  const [payment] = await list('/payments?expand=invoices,client')
  expect(payment).toMatchObject({ client: { name: 'Client E-1' }, invoices: [{ number: 'E-1', id: invoiceIds[0] }] })
  expect((await call('GET', `/payments/${payment?.id}?expand=client`)).body).toMatchObject({ client: { code: null } })
})

test.each(['expand=nonsense', 'expand=client,', 'expand=', 'expand=client&expand=lines'])(
  '?%s is refused',
  async (query) => {
    const refused = await call('GET', `/invoices?${query}`)
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({ errors: [{ path: 'expand' }] })
  },
)

test('a page costs the same number of queries whatever its length', async () => {
  const { pool } = await import('#app/db/client.server.ts')
  const countOf = async (path: string) => {
    let queries = 0
    const count = () => (queries += 1)
    pool.on('acquire', count)
    await call('GET', path)
    pool.off('acquire', count)
    return queries
  }
  const expand = 'expand=client,lines,payments'
  expect(await countOf(`/invoices?limit=3&${expand}`)).toBe(await countOf(`/invoices?limit=1&${expand}`))
})

test.each([
  ['issuedFrom=2026-02-01', ['E-3', 'E-2']],
  ['issuedTo=2026-02-01', ['E-2', 'E-1']],
  ['dueFrom=2026-03-01&dueTo=2026-03-31', ['E-2']],
  ['updatedSince=2020-01-01T00:00:00Z', ['E-3', 'E-2', 'E-1']],
  ['updatedSince=2099-01-01T00:00:00%2B02:00', []],
])('invoices with %s', async (query, numbers) => {
  expect((await list(`/invoices?${query}`)).map(({ number }) => number)).toEqual(numbers)
})

test('what changed since an instant is found, page by page', async () => {
  const { at } = await prisma.timelineEvent.findFirstOrThrow({
    where: { businessId: business.id },
    orderBy: { at: 'desc' },
  })
  const since = new Date(at.getTime() + 1).toISOString()
  expect(await list(`/invoices?updatedSince=${since}`)).toEqual([])
  for (const id of invoiceIds.slice(0, 2)) {
    await call('POST', `/invoices/${id}/holds`, { body: { kind: 'manual', reason: 'Look' } })
  }
  const first = await call('GET', `/invoices?updatedSince=${since}&limit=1`)
  const second = await list(`/invoices?updatedSince=${since}&limit=1&after=${String(first.body['next'])}`)
  expect([first.body['data'], second]).toMatchObject([[{ number: 'E-2' }], [{ number: 'E-1' }]])
})

test('clients and payments are found by what an integrator knows of them', async () => {
  const count = async (path: string) => (await list(path)).length
  expect(await count('/clients?name=%20CLIENT%20%20e-2')).toBe(1)
  expect(await count('/clients?updatedSince=2099-01-01T00:00:00Z')).toBe(0)
  expect(await count('/payments?provider=manual&method=cash&reference=R-1&settledSince=2020-01-01T00:00:00Z')).toBe(1)
  expect(await count('/payments?settledBefore=2020-01-01T00:00:00Z')).toBe(0)
  expect((await call('GET', '/invoices?dueFrom=2026-02-30')).status).toBe(400)
  expect((await call('GET', '/invoices?updatedSince=yesterday')).status).toBe(400)
})
