import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call } = await businessWithKey('Batches')
const businessId = business.id
const { requestHashOf } = await import('#app/api/idempotency.server.ts')

const row = (number: string | undefined, over: object = {}) => ({
  ...(number !== undefined && { number }),
  ...{ client: { name: 'Ada Ltd', email: 'ada@example.com' }, dueOn: '2027-01-31' },
  ...{ lines: [{ description: 'Design', unitAmount: 100_00 }], ...over },
})
const send = async (invoices: unknown[], idempotencyKey = randomUUID()) => {
  const answer = await call('POST', '/invoices/batch', { body: { invoices }, idempotencyKey })
  expect(answer.status).toBe(200)
  return answer.body['results'] as unknown as { status: number; id?: string; errors?: { path: string }[] }[]
}

test('each row is answered for itself, in order', async () => {
  const results = await send([
    row('B-1'),
    row('B-1'),
    row('B-2', { lines: [] }),
    row('B-3', { clientId: randomUUID(), client: undefined }),
    'nothing',
    row('B-4', { nonsense: 1, issue: true }),
    row('B-5', { issue: true }),
  ])
  expect(results.map(({ status }) => status)).toEqual([201, 409, 400, 400, 400, 400, 201])
  expect(results.map(({ errors = [] }) => errors[0]?.path)).toEqual([
    ...[undefined, 'number', 'lines', 'clientId', '', 'nonsense', undefined],
  ])
  expect((await call('GET', `/invoices/${results[6]?.id}`)).body).toMatchObject({ number: 'B-5', status: 'issued' })
  expect(await prisma.client.count({ where: { businessId } })).toBe(1)
})

test('rows without a number take the next ones in order', async () => {
  const ids = (await send(Array.from({ length: 12 }, () => row(undefined, { issue: true })))).map(({ id }) => id ?? '')
  const invoices = await prisma.invoice.findMany({ where: { businessId, id: { in: ids } } })
  const numbers = ids.map((id) => invoices.find((invoice) => invoice.id === id)?.number ?? '')
  const counted = numbers.map((number) => Number(/\d+$/.exec(number)?.[0]))
  expect(counted).toEqual(counted.map((_number, position) => (counted[0] ?? NaN) + position))
})

test('a batch that was broken off is finished by its repeat, and nothing is written twice', async () => {
  const invoices = ['C-1', 'C-2', 'C-3'].map((number) => row(number))
  const idempotencyKey = randomUUID()
  const first = await send(invoices.slice(0, 2), idempotencyKey)
  // As a crash leaves it: two of three rows written, no answer kept.
  const requestHash = requestHashOf('POST', '/invoices/batch', JSON.stringify({ invoices }))
  const data = { requestHash, status: null, body: null, claimedAt: new Date(0) }
  await prisma.idempotentAnswer.updateMany({ where: { businessId, key: idempotencyKey }, data })
  const whole = await send(invoices, idempotencyKey)
  expect(whole.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(whole.slice(0, 2)).toEqual(first)
  expect(await send(invoices, idempotencyKey)).toEqual(whole)
  expect(await prisma.invoice.count({ where: { businessId, number: { startsWith: 'C-' } } })).toBe(3)
})

test('more than a thousand rows, or none, are refused', async () => {
  for (const size of [0, 1_001]) {
    const invoices = Array.from({ length: size }, (_, i) => row(`X-${i}`))
    expect((await call('POST', '/invoices/batch', { body: { invoices } })).status).toBe(400)
  }
})

test('a body may be larger than elsewhere', async () => {
  const lines = Array.from({ length: 500 }, () => ({ description: 'x'.repeat(1_000), unitAmount: 1 }))
  const results = await send([row('B-1', { lines }), row('B-1', { lines }), row('B-1', { lines })])
  expect(results.map(({ status }) => status)).toEqual([409, 409, 409])
})
