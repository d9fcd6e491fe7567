import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { announcedBy } from '#app/domain/charge/announced-charge.ts'
import { reckonCharges } from '#app/domain/charge/reckon-charges.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call } = await businessWithKey('Charge Works')
const { call: stranger } = await businessWithKey('Somebody Else')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { makeAnnounced } = await import('#app/db/write/charges.server.ts')
const { readCharges } = await import('#app/db/read/charges.server.ts')
afterAll(() => prisma.$disconnect())

const businessId = business.id

const dayFromNow = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString()
const newInvoice = (number: string, more: object = {}) => ({
  client: { name: 'Ada Lovelace Ltd', email: 'ada@example.com' },
  number,
  issuedOn: dayFromNow(-40),
  dueOn: dayFromNow(-10),
  lines: [{ description: 'Design', unitAmount: 100_000 }],
  issue: true,
  ...more,
})

test('a charge is listed with how it was reckoned, raises the balance, and can be waived once', async () => {
  await prisma.business.update({ where: { id: businessId }, data: { chargesConfirmedAt: new Date() } })
  const made = await call('POST', '/invoices', { body: newInvoice('C-1') })
  const id = String(made.body['id'])
  await charge(id)

  const listed = await call('GET', `/invoices/${id}/charges`)
  expect(listed.body).toMatchObject({
    data: [{ invoiceId: id, kind: 'fee', status: 'open', open: { amount: 1_500 }, calculation: ['Late fee: $15.00'] }],
  })
  expect((await call('GET', `/invoices/${id}`)).body).toMatchObject({
    total: { amount: 100_000 },
    settled: { amount: 0 },
    balance: { amount: 101_500 },
  })
  const [{ id: chargeId }] = (listed.body as unknown as { data: [{ id: string }] }).data
  const waived = await call('POST', `/charges/${chargeId}/waive`, { body: { reason: 'It crossed with your payment.' } })
  expect(waived.body).toMatchObject({ status: 'waived', open: { amount: 0 }, waived: { amount: 1_500 } })
  expect((await call('POST', `/charges/${chargeId}/waive`, { body: { reason: 'Again.' } })).status).toBe(409)
  expect((await call('GET', `/invoices/${id}`)).body).toMatchObject({ balance: { amount: 100_000 } })

  expect((await stranger('GET', `/invoices/${id}/charges`)).status).toBe(404)
  expect((await stranger('POST', `/charges/${chargeId}/waive`, { body: { reason: 'Mine?' } })).status).toBe(404)
})

/** As the message would that announces it. */
async function charge(id: string): Promise<void> {
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  await inTransaction(async (tx) => {
    const facts = (await readCharges(tx, businessId, [id])).get(id)?.facts
    if (!facts) throw new Error('no such invoice')
    const newCharges = reckonCharges(facts, { id: 5, fee: { USD: 1_500n } }, Temporal.PlainDate.from(dayFromNow(0)))
    const announces = announcedBy({ items: [{ id: asInvoiceId(id), newCharges }] } as never)
    await makeAnnounced(tx, { businessId, clientId, messageId: null, announces, now: new Date() })
  })
}

test.each([
  ['as a day', { percent: '2', until: dayFromNow(-5) }, dayFromNow(-5)],
  ['in days from its issue', { percent: '2', days: 50 }, dayFromNow(10)],
])('an invoice offers a discount for paying early, %s', async (_how, earlyDiscount, until) => {
  const made = await call('POST', '/invoices', { body: newInvoice(`D-${until}`, { earlyDiscount }) })
  expect(made.body).toMatchObject({ status: 'issued', earlyDiscount: { percent: '2', until } })
})

test.each([
  ['both a day and days', { percent: '2', until: dayFromNow(1), days: 5 }, 'earlyDiscount.until'],
  ['neither', { percent: '2' }, 'earlyDiscount.until'],
  ['nothing', { percent: '0', days: 5 }, 'earlyDiscount.percent'],
  ['all of it', { percent: '100', days: 5 }, 'earlyDiscount.percent'],
  ['three decimals', { percent: '2.125', days: 5 }, 'earlyDiscount.percent'],
  ['a number', { percent: 2, days: 5 }, 'earlyDiscount.percent'],
  ['a day before its issue', { percent: '2', until: dayFromNow(-41) }, 'earlyDiscount.until'],
])('a discount that says %s is refused by name', async (_what, earlyDiscount, path) => {
  const refused = await call('POST', '/invoices', { body: newInvoice('X-1', { earlyDiscount }) })
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({ errors: [{ path }] })
})

test('without a word on it, an invoice takes what the business offers; null takes nothing', async () => {
  await prisma.business.update({ where: { id: businessId }, data: { discountBps: 350, discountDays: 45 } })
  const given = await call('POST', '/invoices', { body: newInvoice('E-1') })
  expect(given.body).toMatchObject({ earlyDiscount: { percent: '3.5', until: dayFromNow(5) } })
  const none = await call('POST', '/invoices', { body: newInvoice('E-2', { earlyDiscount: null }) })
  expect(none.body).toMatchObject({ earlyDiscount: null })
})
