import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { searchEverything } = await import('#app/db/read/search.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const now = new Date('2026-11-23T12:00:00Z')

let ours = ''
let invoiceId = ''
beforeAll(async () => {
  ours = await makeBusiness(prisma)
  const theirs = await makeBusiness(prisma)
  const wish = { email: 'ada@lovelace.example', dueOn: '2026-12-01', now }
  invoiceId = await makeInvoice({
    ...wish,
    businessId: ours,
    number: 'INV-2041',
    clientName: 'Ada Lovelace Ltd',
    minor: 123_450n,
  })
  await makeInvoice({ ...wish, businessId: ours, number: 'INV-9', clientName: '100% Pure_Water', email: null })
  await makeInvoice({
    ...wish,
    businessId: theirs,
    number: 'INV-2041',
    clientName: 'Ada Lovelace Ltd',
    minor: 123_450n,
  })
  const paid = await recordManualPayment({
    ...{ businessId: ours, invoiceId, amount: { minor: 5_000n, currency: 'USD' }, method: 'transfer', now },
    ...{ receivedOn: Temporal.PlainDate.from('2026-11-20'), reference: 'E2E-77-Lovelace', actor: 'user:x' },
  })
  expect(paid.ok).toBe(true)
})
afterAll(() => prisma.$disconnect())

const find = async (text: string) =>
  (await searchEverything(ours, text, 'USD')).map(({ kind, title }) => `${kind} ${title}`)

describe('an invoice is found', () => {
  test.each([
    ['by its number', 'INV-2041'],
    ['by how it begins, in any case', 'inv-20'],
    ['by how it ends', '2041'],
    ['by its total', '1,234.50'],
    ['by what is open', '$1,184.50'],
    ['by its client', 'lovelace'],
  ])('%s', async (_how, text) => expect(await find(text)).toContain('invoice INV-2041'))

  test('by the reference of a transfer', async () => {
    const { referenceCode } = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId: ours, id: invoiceId } },
    })
    expect(await find(`INV-2041-${referenceCode}`)).toEqual(['invoice INV-2041'])
  })
})

test('a client is found by a part of the name, and by the address', async () => {
  expect(await find('LOVELACE')).toContain('client Ada Lovelace Ltd')
  expect(await find('ada@love')).toContain('client Ada Lovelace Ltd')
})

test('a payment is found by its sum and by what stood on the transfer', async () => {
  expect(await find('50.00')).toContain('payment Ada Lovelace Ltd')
  expect(await find('e2e-77')).toEqual(['payment Ada Lovelace Ltd'])
})

test('a thank-you is found by its subject, with where it went', async () => {
  const messages = (await searchEverything(ours, 'INV-2041', 'USD')).filter(({ kind }) => kind === 'message')
  expect(messages.map(({ detail }) => detail)).toEqual(['ada@lovelace.example'])
})

test('signs that mean something to the database are letters', async () => {
  expect(await find('100% pure_')).toContain('client 100% Pure_Water')
  expect(await find('%')).toEqual(['client 100% Pure_Water', 'invoice INV-9'].sort().reverse())
  expect(await find('_____')).toEqual([])
})

test('another business finds its own and nothing else', async () => {
  const other = await makeBusiness(prisma)
  expect(await searchEverything(other, 'Lovelace', 'USD')).toEqual([])
})

test('whatever is typed, it answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 100 }), async (text) => {
      expect(Array.isArray(await searchEverything(ours, text, 'USD'))).toBe(true)
    }),
    { numRuns: 60 },
  )
})
