import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import type { ApiAnswer } from '#tests/support/api.ts'

const { prisma } = await freshDatabase()
const { businessWithKey } = await import('#tests/support/api.ts')
afterAll(() => prisma.$disconnect())

type Call = (method: string, path: string, options?: { body?: unknown }) => Promise<ApiAnswer>
let call: Call
let other: Call
beforeAll(async () => {
  call = (await businessWithKey('Acts')).call
  other = (await businessWithKey('Others')).call
})

const draft = async (over: object = {}) => {
  const { body } = await call('POST', '/invoices', {
    body: {
      client: { name: 'Ada Lovelace Ltd', email: 'ada@client.example' },
      terms: 'Net 30',
      lines: [
        { description: 'Design', unitAmount: 10_000, taxRate: '19' },
        { description: 'Books', quantity: '2', unitAmount: 2_500, discountPercent: '10' },
      ],
      ...over,
    },
  })
  return String(body['id'])
}
const post = (id: string, act: string, body: object = {}) => call('POST', `/invoices/${id}/${act}`, { body })

describe('a draft through the API', () => {
  test('has a working number, is changed field by field, and is numbered when it is issued', async () => {
    const id = await draft()
    const changed = await call('PATCH', `/invoices/${id}`, {
      body: {
        taxInclusive: true,
        discountPercent: '50',
        purchaseOrder: 'PO 9',
        terms: 'Net 14',
        issuedOn: '2026-11-20',
      },
    })
    expect(changed.status).toBe(200)
    // (100.00 + 45.00) less half, tax in the prices.
    expect(changed.body).toMatchObject({ status: 'draft', total: { amount: 7_250 }, dueOn: '2026-12-04' })
    expect(changed.body['number']).toMatch(/^Draft /)
    expect((await call('PATCH', `/invoices/${id}`, { body: { notes: null } })).body).toMatchObject({
      total: { amount: 7_250 },
    })
    expect((await post(id, 'issue')).body).toMatchObject({ number: 'INV-0001', status: 'issued' })
    expect((await call('PATCH', `/invoices/${id}`, { body: { notes: 'x' } })).status).toBe(409)
    expect((await call('PATCH', `/invoices/${id}`, { body: { lines: [] } })).status).toBe(400)
    expect((await other('PATCH', `/invoices/${id}`, { body: { notes: 'x' } })).status).toBe(404)
  })

  test('a number of one’s own stays as it is', async () => {
    const id = await draft({ number: 'MY-1' })
    expect((await post(id, 'issue')).body).toMatchObject({ number: 'MY-1' })
  })
})

test('an invoice is credited by lines and by a sum, listed, and never beyond its total', async () => {
  const id = await draft({ issue: true })
  const first = await post(id, 'credit-notes', { lines: [0], reason: 'Not delivered' })
  expect(first).toMatchObject({ status: 201, body: { amount: { amount: 11_900 }, lines: [0] } })
  const sum = (amount: number) => ({ amount: { amount, currency: 'USD' }, reason: 'Goodwill' })
  expect((await post(id, 'credit-notes', sum(4_501))).status).toBe(409)
  expect((await post(id, 'credit-notes', { ...sum(1), lines: [1] })).status).toBe(400)
  expect((await post(id, 'credit-notes', sum(4_500))).status).toBe(201)
  const { body } = await call('GET', `/invoices/${id}/credit-notes`)
  expect(body['data']).toMatchObject([{ reason: 'Not delivered' }, { reason: 'Goodwill' }])
  expect((await call('GET', `/invoices/${id}`)).body).toMatchObject({ status: 'settled', balance: { amount: 0 } })
  expect((await other('GET', `/invoices/${id}/credit-notes`)).status).toBe(404)
})

test('an invoice is voided, or given up; each says why, and not twice', async () => {
  const wrong = await draft({ issue: true })
  expect((await post(wrong, 'void', {})).status).toBe(400)
  expect((await post(wrong, 'void', { reason: 'Billed twice' })).body).toMatchObject({ status: 'void' })
  expect((await post(wrong, 'void', { reason: 'Billed twice' })).status).toBe(409)
  const lost = await draft({ issue: true })
  expect((await other('POST', `/invoices/${lost}/void`, { body: { reason: 'x' } })).status).toBe(404)
  expect((await post(lost, 'write-off', { reason: 'Insolvent' })).body).toMatchObject({ status: 'written_off' })
  expect((await post(lost, 'write-off', { reason: 'Insolvent' })).status).toBe(409)
  expect((await post(lost, 'void', { reason: 'x' })).status).toBe(409)
})
