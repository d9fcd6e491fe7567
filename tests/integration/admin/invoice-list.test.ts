import { beforeAll, describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { invoiceSorts } from '#app/domain/invoice/invoice-view.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { listInvoices } = await import('#app/db/read/invoice-list.server.ts')
const { findInvoices } = await import('#app/db/read/invoice-search.server.ts')
const { readFollowUps } = await import('#app/db/read/follow-ups.server.ts')
const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')

const now = new Date('2026-11-23T15:00:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
let businessId: string
let otherBusinessId: string
const ids: Record<string, string> = {}

const everything = {
  ...({ view: 'open', sort: 'due' } as const),
  ...{ stage: null, ids: null, after: null, today },
}
const numbersOf = async (query: Partial<Parameters<typeof listInvoices>[1]>) =>
  (await listInvoices(businessId, { ...everything, ...query })).rows.map(({ number }) => number)

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  otherBusinessId = await makeBusiness(prisma)
  const wish = { businessId, now, email: 'ada@example.com' }
  ids['old'] = await makeInvoice({
    ...wish,
    number: 'INV-2001',
    dueOn: '2026-10-01',
    minor: 10_000n,
    clientName: 'Ada Ltd',
  })
  ids['late'] = await makeInvoice({
    ...wish,
    number: 'INV-2002',
    dueOn: '2026-11-20',
    minor: 90_000n,
    clientName: 'Ada Ltd',
  })
  ids['soon'] = await makeInvoice({
    ...wish,
    number: 'INV-2003',
    dueOn: '2026-11-25',
    minor: 50_000n,
    clientName: 'Böhm 100% AG',
  })
  ids['far'] = await makeInvoice({
    ...wish,
    number: 'INV-2004',
    dueOn: '2026-12-30',
    minor: 70_000n,
    clientName: 'Zuse KG',
  })
  ids['paid'] = await makeInvoice({
    ...wish,
    number: 'INV-2005',
    dueOn: '2026-11-01',
    minor: 12_345n,
    clientName: 'Zuse KG',
  })
  await makeInvoice({ ...wish, businessId: otherBusinessId, number: 'INV-2001', dueOn: '2026-10-01' })
  await recordManualPayment({
    ...{ businessId, invoiceId: ids['paid'], amount: { minor: 12_345n, currency: 'USD' }, method: 'check' },
    ...{ receivedOn: today, reference: null, actor: 'system', now },
  })
})

describe('views', () => {
  test.each([
    ['open', ['INV-2001', 'INV-2002', 'INV-2003', 'INV-2004']],
    ['due', ['INV-2003']],
    ['overdue', ['INV-2001', 'INV-2002']],
    ['processing', []],
    ['paid', ['INV-2005']],
    ['all', ['INV-2005', 'INV-2004', 'INV-2003', 'INV-2002', 'INV-2001']],
  ] as const)('%s', async (view, numbers) => expect(await numbersOf({ view })).toEqual(numbers))

  test('orders', async () => {
    expect(await numbersOf({ sort: 'latest' })).toEqual(['INV-2004', 'INV-2003', 'INV-2002', 'INV-2001'])
    expect(await numbersOf({ sort: 'balance' })).toEqual(['INV-2002', 'INV-2004', 'INV-2003', 'INV-2001'])
  })

  test('the stage follows what was said', async () => {
    const step = { businessId, invoiceId: ids['late'] ?? '', channel: 'email', decidedAt: now }
    const insert = (stage: number, outcome: 'completed' | 'pending' | 'obsolete') =>
      prisma.reminder.create({
        data: { ...step, id: crypto.randomUUID(), stage, stageKey: '', level: stage, offsetDays: 0, outcome },
      })
    await insert(1, 'obsolete')
    await insert(3, 'completed')
    const pending = await insert(4, 'pending')
    expect(await numbersOf({ stage: 3 })).toEqual(['INV-2002'])
    const where = { businessId_id: { businessId, id: pending.id } }
    await prisma.reminder.update({ where, data: { outcome: 'completed' } })
    expect(await numbersOf({ stage: 4 })).toEqual(['INV-2002'])
    await prisma.reminder.update({ where, data: { outcome: 'failed' } })
    expect(await numbersOf({ stage: 3 })).toEqual(['INV-2002'])
    expect(await numbersOf({ stage: 0 })).toEqual(['INV-2001', 'INV-2003', 'INV-2004'])
    await prisma.reminder.deleteMany({ where: { businessId } })
  })
})

test('pages meet without a gap or a repeat, in every order', async () => {
  const wish = { businessId: await makeBusiness(prisma), now, email: 'ada@example.com', clientName: 'Ada Ltd' }
  // Many of one day and one amount: the id decides between them.
  for (let row = 0; row < 53; row += 1) {
    await makeInvoice({ ...wish, number: `N-${row}`, dueOn: row % 3 ? '2026-11-20' : '2026-11-21' })
  }
  for (const sort of invoiceSorts) {
    const first = await listInvoices(wish.businessId, { ...everything, sort })
    const second = await listInvoices(wish.businessId, { ...everything, sort, after: first.next })
    expect(first.rows).toHaveLength(50)
    expect(second.rows).toHaveLength(3)
    expect(second.next).toBeNull()
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53)
  }
})

describe('search', () => {
  const found = async (text: string) => numbersOf({ view: 'all', ids: await findInvoices(businessId, text, 'USD') })
  test.each([
    ['inv-2003', ['INV-2003']],
    ['2003', ['INV-2003']],
    ['INV-', ['INV-2005', 'INV-2004', 'INV-2003', 'INV-2002', 'INV-2001']],
    ['zuse', ['INV-2005', 'INV-2004']],
    ['$123.45', ['INV-2005']],
    ['900', ['INV-2002']],
    ['100%', ['INV-2003']],
    ['%', ['INV-2003']],
    ['_', []],
    ["'; DROP TABLE", []],
    ['   ', []],
  ])('%j', async (text, numbers) => expect(await found(text)).toEqual(numbers))

  test('finds nothing of another business', async () =>
    expect(await findInvoices(otherBusinessId, 'zuse', 'USD')).toEqual([]))
})

test('a step that nobody would read asks for an address', async () => {
  const invoiceId = await makeInvoice({ businessId, now, number: 'INV-3000', email: null, dueOn: '2026-12-20' })
  const followUps = await readFollowUps(businessId, [invoiceId], now)
  expect(followUps.get(invoiceId)).toMatchObject({ nextStep: { stage: 'courtesy' }, reason: { code: 'no_recipient' } })
})

test('a pause of the whole client rests each of its invoices, in words', async () => {
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: ids['old'] ?? '' } })
  await placeHold({
    ...{ businessId, clientId, invoiceId: null, kind: 'manual', reason: 'Ada is on holiday' },
    ...{ until: null, reviewOn: today.add({ days: 30 }), amount: null, stopsCharges: true, actor: 'system', now },
  })
  const followUps = await readFollowUps(businessId, [ids['old'] ?? '', ids['far'] ?? '', ids['paid'] ?? ''], now)
  expect(followUps.get(ids['old'] ?? '')).toMatchObject({
    labels: ['overdue', 'paused'],
    nextStep: null,
    reason: { code: 'hold' },
    holds: [{ reason: 'Ada is on holiday', scope: 'client' }],
  })
  expect(followUps.get(ids['far'] ?? '')).toMatchObject({ labels: ['due'], nextStep: { stage: 'courtesy' } })
  expect(followUps.has(ids['paid'] ?? '')).toBe(false)
})
