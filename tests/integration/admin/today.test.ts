import { beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1'], 'sums on their way are written into rows, to see where they show')

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { countByStage, readMoney, readTroubles, readWeeks } = await import('#app/db/read/today.server.ts')
const { countHappened, readNews } = await import('#app/db/read/news.server.ts')
const { listThankYous } = await import('#app/db/read/thank-yous.server.ts')
const { listOutbox } = await import('#app/db/read/outbox.server.ts')
const { listClients } = await import('#app/db/read/clients.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')

// Monday, half past ten in New York.
const now = new Date('2026-11-23T15:30:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
const week = { from: today, today, dueUntil: today.add({ days: 7 }), timeZone: 'America/New_York' }
let businessId: string
let otherBusinessId: string

const pay = (invoiceId: string, minor: bigint) =>
  recordManualPayment({
    ...{ businessId, invoiceId, amount: { minor, currency: 'USD' }, method: 'check', receivedOn: today },
    ...{ reference: null, actor: 'system', now },
  })

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  otherBusinessId = await makeBusiness(prisma)
  const wish = { businessId, now, email: 'ada@example.com', clientName: 'Ada Ltd', minor: 10_000n }
  const late = await makeInvoice({ ...wish, number: '1', dueOn: '2026-11-01' })
  const paid = await makeInvoice({ ...wish, number: '2', dueOn: '2026-11-25' })
  const euro = await makeInvoice({ ...wish, number: '3', dueOn: '2026-11-30', currency: 'EUR' })
  await makeInvoice({ ...wish, number: '4', dueOn: '2026-12-01' })
  const silent = await makeInvoice({ ...wish, number: '5', dueOn: '2026-11-20', email: null, clientName: 'Bo Ltd' })
  await makeInvoice({ ...wish, businessId: otherBusinessId, number: '1', dueOn: '2026-11-24' })
  await pay(late, 2_500n)
  await pay(paid, 10_000n)
  await pay(silent, 4_000n)
  await prisma.invoice.updateMany({ where: { id: euro }, data: { processingMinor: 1_000n } })
})

test('money: what arrived this week, and what falls due within seven days, per currency', async () => {
  expect(await readMoney(businessId, week)).toEqual({
    received: [{ currency: 'USD', minor: 16_500n }],
    expected: [{ currency: 'EUR', minor: 10_000n }],
  })
})

test('what is late and on its way is expected too', async () => {
  const where = { businessId, number: '1' }
  await prisma.invoice.updateMany({ where, data: { processingMinor: 500n } })
  const { expected } = await readMoney(businessId, week)
  expect(expected).toContainEqual({ currency: 'USD', minor: 500n })
  await prisma.invoice.updateMany({ where, data: { processingMinor: 0n } })
})

test('what happened since an instant: payments once each, and by name the latest first', async () => {
  expect(await countHappened(businessId, now)).toMatchObject({ payments: 3, 'dispute.opened': 0 })
  expect(await countHappened(businessId, new Date(now.getTime() + 1))).toMatchObject({ payments: 0 })
  const news = await readNews(businessId, now, 10)
  expect(news.map(({ clientName, amount }) => `${clientName} ${amount?.minor}`).toSorted()).toEqual([
    'Ada Ltd 10000',
    'Ada Ltd 2500',
    'Bo Ltd 4000',
  ])
  expect(await readNews(otherBusinessId, now, 10)).toEqual([])
})

test('what arrived week by week, in the business’s own zone', async () => {
  const weeks = await readWeeks(businessId, { monday: today, count: 2, currency: 'USD', timeZone: 'America/New_York' })
  expect(weeks.map(({ from, minor }) => [from.toString(), minor])).toEqual([
    ['2026-11-16', 0n],
    ['2026-11-23', 16_500n],
  ])
})

test('open invoices by the stage they have reached', async () => {
  expect(await countByStage(businessId)).toEqual(new Map([[0, 4]]))
})

test('troubles of this business alone', async () => {
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number: '1' } })
  await prisma.contact.updateMany({ where: { businessId, clientId }, data: { state: 'bounced' } })
  await prisma.outboxMessage.updateMany({ where: { businessId }, data: { state: 'failed' } })
  expect(await readTroubles(businessId)).toMatchObject({ unreachableClients: 1, failedMails: 2, unknownMails: 0 })
  expect(await readTroubles(otherBusinessId)).toMatchObject({ unreachableClients: 0, failedMails: 0 })
})

test('each payment with its thank-you, and those without one', async () => {
  const { rows } = await listThankYous(businessId, { shelf: null, before: null, now })
  expect(rows).toHaveLength(3)
  const missing = await listThankYous(businessId, { shelf: 'missing', before: null, now })
  expect(missing.rows).toMatchObject([
    { clientName: 'Bo Ltd', note: null, missing: 'no_address', invoices: [{ number: '5' }] },
  ])
  expect(missing.next).toBeNull()
  expect((await listThankYous(otherBusinessId, { shelf: null, before: null, now })).rows).toEqual([])
})

test('the outbox by state', async () => {
  const failed = await listOutbox(businessId, { states: ['failed'], kind: null, after: null })
  expect(failed.rows.map(({ kind }) => kind)).toEqual(['thank_you', 'thank_you'])
  const place = failed.rows[0]?.id ?? null
  expect((await listOutbox(businessId, { states: ['failed'], kind: null, after: place })).rows).toHaveLength(1)
  expect((await listOutbox(businessId, { states: ['sent'], kind: null, after: null })).rows).toEqual([])
})

test('clients with what they owe and what is wrong with their address', async () => {
  const { rows } = await listClients(businessId, { search: null, after: null, today: today.toString() })
  expect(rows).toMatchObject([
    { name: 'Ada Ltd', addressState: 'bounced', openInvoices: 3, overdueInvoices: 1 },
    { name: 'Bo Ltd', addressState: 'missing', email: null, open: [{ minor: 6_000n, currency: 'USD' }] },
  ])
  const one = await listClients(businessId, { search: 'bo l', after: null, today: today.toString() })
  expect(one.rows.map(({ name }) => name)).toEqual(['Bo Ltd'])
})
