import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const now = new Date('2026-11-23T15:00:00Z')
const businessId = await makeBusiness(prisma)
afterAll(() => prisma.$disconnect())

const pay = (invoiceId: string, minor: bigint, currency = 'USD') =>
  recordManualPayment({
    businessId,
    invoiceId,
    amount: { minor, currency },
    method: 'check',
    receivedOn: Temporal.PlainDate.from('2026-11-20'),
    reference: 'cheque 17',
    actor: 'user:test',
    now,
  })

test('W6: fifteen payments at once lose no cent: what the invoice cannot take is the client’s credit', async () => {
  const invoiceId = await makeInvoice({
    businessId,
    number: 'M-1',
    email: 'm1@example.com',
    dueOn: '2026-11-30',
    minor: 25_000n,
    now,
  })
  const results = await Promise.all(Array.from({ length: 15 }, () => pay(invoiceId, 2_500n)))
  expect(results.every(({ ok }) => ok)).toBe(true)
  const invoice = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
  expect(invoice).toMatchObject({ state: 'settled', balanceMinor: 0n })
  const sum = async (account: 'clearing' | 'unapplied') => {
    const where = { businessId, clientId: invoice.clientId, account }
    return (await prisma.ledgerEntry.aggregate({ where, _sum: { amountMinor: true } }))._sum.amountMinor
  }
  expect(await sum('clearing')).toBe(37_500n)
  expect(await sum('unapplied')).toBe(-12_500n)
  const thanks = await prisma.outboxMessage.count({ where: { businessId, invoiceId, kind: 'thank_you' } })
  expect(thanks).toBe(10)
  expect(await prisma.task.count({ where: { businessId, clientId: invoice.clientId, kind: 'overpayment' } })).toBe(5)
})

test.each([
  ['another currency', 1_000n, 'EUR', 'wrong_currency'],
  ['nothing', 0n, 'USD', 'bad_amount'],
  ['less than nothing', -1n, 'USD', 'bad_amount'],
  ['twenty digits', 10n ** 19n, 'USD', 'bad_amount'],
])('%s is refused, and nothing is written', async (what, minor, currency, reason) => {
  const invoiceId = await makeInvoice({ businessId, number: `M-${what}`, email: null, dueOn: '2026-11-30', now })
  const before = await prisma.payment.count()
  expect(await pay(invoiceId, minor, currency)).toEqual({ ok: false, reason })
  expect(await prisma.payment.count()).toBe(before)
})
