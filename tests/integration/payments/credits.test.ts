import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { recordClientPayment } = await import('#app/features/payments/record-client-payment.server.ts')
const { applyCredit } = await import('#app/features/credits/apply-credit.server.ts')
const { unapplyCredit } = await import('#app/features/credits/unapply-credit.server.ts')
const { payOutCredit } = await import('#app/features/credits/pay-out-credit.server.ts')
const { requestRefund } = await import('#app/features/payments/request-refund.server.ts')
const { listCredits, readCreditPage } = await import('#app/db/read/credit-list.server.ts')
const { countPayments, listPayments, sumPayments } = await import('#app/db/read/payment-list.server.ts')
const { findPayments } = await import('#app/db/read/payment-search.server.ts')
const { writeOff } = await import('#app/db/write/write-off.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { invoiceId: asInvoiceId } = await import('#app/domain/ids.ts')
const { newId } = await import('#app/ids.server.ts')
const now = new Date('2026-11-23T15:00:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const actor = 'user:test'
afterAll(() => prisma.$disconnect())

let businessId: string
let clientId: string
let one: string
let two: string
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  const make = { businessId, clientName: 'Ada', email: 'credit@example.com', minor: 10_000n, now }
  one = await makeInvoice({ ...make, number: 'C-1', dueOn: '2026-11-01' })
  two = await makeInvoice({ ...make, number: 'C-2', dueOn: '2026-12-01' })
  clientId = (await invoice(one)).clientId
})

const invoice = (id: string) => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const part = (id: string, minor: bigint) => ({ invoiceId: asInvoiceId(id), amount: usd(minor) })
const record = (minor: bigint, parts: ReturnType<typeof part>[], paymentId: string = newId()) =>
  recordClientPayment({
    ...{ businessId, clientId, paymentId, amount: usd(minor), method: 'check', receivedOn: today },
    ...{ reference: 'Cheque 17', parts, actor, now },
  })
const apply = (parts: ReturnType<typeof part>[], applyId: string = newId()) =>
  applyCredit({ businessId, clientId, applyId, currency: 'USD', parts, actor, now })
const sum = async (account: 'receivable' | 'clearing' | 'unapplied' | 'write_off') => {
  const where = { businessId, clientId, account }
  return (await prisma.ledgerEntry.aggregate({ where, _sum: { amountMinor: true } }))._sum.amountMinor ?? 0n
}

test('a cheque is laid over invoices as a person says; the rest is credit, and nobody’s task', async () => {
  const paymentId = newId()
  await Promise.all(
    Array.from({ length: 5 }, () => record(18_000n, [part(one, 10_000n), part(two, 3_000n)], paymentId)),
  )
  expect(await invoice(one)).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await invoice(two)).toMatchObject({ state: 'issued', balanceMinor: 7_000n })
  expect([await sum('clearing'), await sum('unapplied')]).toEqual([18_000n, -5_000n])
  expect(await prisma.task.count({ where: { businessId, kind: 'overpayment' } })).toBe(0)
})

test.each([
  ['more than came', 100n, () => [part(one, 101n)], 'above_amount'],
  ['more than is open', 20_000n, () => [part(one, 10_001n)], 'above_balance'],
  ['an invoice twice', 20_000n, () => [part(one, 100n), part(one, 100n)], 'not_payable'],
  ['nothing', 0n, () => [], 'bad_amount'],
])('%s is refused, and nothing is written', async (_what, minor, parts, reason) => {
  expect(await record(minor, parts())).toEqual({ ok: false, reason })
  expect(await prisma.payment.count({ where: { businessId } })).toBe(0)
})

test('credit pays an invoice once, however often it is pressed; taken back, both are as before', async () => {
  await record(15_000n, [])
  const applyId = newId()
  const answers = await Promise.all(Array.from({ length: 10 }, () => apply([part(one, 10_000n)], applyId)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(await invoice(one)).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await sum('unapplied')).toBe(-5_000n)
  expect(await apply([part(two, 5_001n)])).toEqual({ ok: false, reason: 'above_credit' })
  const page = await readCreditPage(businessId, clientId, 'USD')
  expect(page).toMatchObject({ credit: usd(5_000n), sources: [{ amount: usd(5_000n) }], invoices: [{ number: 'C-2' }] })

  expect(await unapplyCredit({ businessId, applyId, actor, now })).toBe(true)
  expect(await unapplyCredit({ businessId, applyId, actor, now })).toBe(false)
  expect(await invoice(one)).toMatchObject({ state: 'issued', balanceMinor: 10_000n })
  expect(await sum('unapplied')).toBe(-15_000n)
})

test('parallel applications never use more than there is', async () => {
  await record(12_000n, [])
  const both = await Promise.all([apply([part(one, 10_000n)]), apply([part(two, 10_000n)])])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await sum('unapplied')).toBe(-2_000n)
})

test('credit is paid out once and never beyond what there is; its task is off the desk', async () => {
  await record(4_000n, [])
  const out = (minor: bigint, refundId: string = newId()) =>
    payOutCredit({
      ...{ businessId, clientId, refundId, amount: usd(minor), method: 'transfer', paidOn: today, reference: null },
      ...{ reason: 'Paid twice', actor, now },
    })
  expect(await out(4_001n)).toEqual({ ok: false, reason: 'above_credit' })
  const refundId = newId()
  await Promise.all(Array.from({ length: 5 }, () => out(4_000n, refundId)))
  expect([await sum('clearing'), await sum('unapplied')]).toEqual([0n, 0n])
  expect((await listCredits(businessId, null)).rows).toEqual([])
})

test('a payment by hand whose credit was applied later goes back from where it went', async () => {
  const paid = await record(10_000n, [])
  await apply([part(one, 6_000n)])
  if (!paid.ok) throw new Error(paid.reason)
  const refund = { businessId, paymentId: paid.value.paymentId, refundId: newId(), amount: usd(10_000n), actor, now }
  const paidOut = { method: 'cash' as const, paidOn: today, reference: null }
  expect(await requestRefund({ ...refund, effect: 'reopen', reason: 'Wrong account', paidOut: null })).toEqual({
    ok: false,
    reason: 'no_provider',
  })
  expect(await requestRefund({ ...refund, effect: 'reopen', reason: 'Wrong account', paidOut })).toMatchObject({
    ok: true,
  })
  expect(await invoice(one)).toMatchObject({ balanceMinor: 10_000n })
  expect([await sum('clearing'), await sum('unapplied')]).toEqual([0n, 0n])
})

test('money for what was written off reverses the write-off by that part, and the invoice is paid once all is in', async () => {
  await inTransaction((tx) => writeOff(tx, { businessId, invoiceId: one, actor, now }))
  expect(await sum('write_off')).toBe(10_000n)
  await record(4_000n, [part(one, 4_000n)])
  expect(await invoice(one)).toMatchObject({ state: 'written_off', balanceMinor: 0n })
  expect([await sum('write_off'), await sum('unapplied')]).toEqual([6_000n, 0n])
  expect(await prisma.outboxMessage.count({ where: { businessId, kind: 'thank_you' } })).toBe(0)
  await record(7_000n, [part(one, 7_000n)])
  expect(await invoice(one)).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect([await sum('write_off'), await sum('unapplied')]).toEqual([0n, -1_000n])
  const keys = await prisma.ledgerEntry.findMany({
    where: { businessId, account: 'write_off', amountMinor: { lt: 0 } },
    select: { postingKey: true },
    orderBy: { postingKey: 'asc' },
  })
  expect(keys.map(({ postingKey }) => postingKey)).toEqual([2, 3].map((n) => `reversal/write_off/${one}/${n}`))
})

test('the list narrows, counts, sums and finds', async () => {
  await record(10_000n, [part(one, 10_000n)])
  await record(500n, [])
  const everything = {
    view: 'all',
    method: null,
    clientId: null,
    from: null,
    until: null,
    timeZone: 'UTC',
    ids: null,
  } as const
  const numbersOf = async (change: Partial<Parameters<typeof listPayments>[1]>) =>
    (await listPayments(businessId, { ...everything, after: null, ...change })).rows.map(({ numbers }) => numbers)
  expect(await numbersOf({})).toEqual([[], ['C-1']])
  expect(await numbersOf({ view: 'failed' })).toEqual([])
  expect(await numbersOf({ method: 'cash' })).toEqual([])
  expect(await numbersOf({ from: today, until: today })).toHaveLength(2)
  expect(await numbersOf({ until: today.subtract({ days: 1 }) })).toEqual([])
  expect(await countPayments(businessId)).toMatchObject({ received: 2, failed: 0 })
  expect(await sumPayments(businessId, everything)).toMatchObject([{ received: usd(10_500n), net: usd(10_500n) }])
  for (const text of ['cheque', 'c-1', '100.00'])
    expect(await numbersOf({ ids: await findPayments(businessId, text, 'USD') })).toContainEqual(['C-1'])
  expect(await findPayments(businessId, 'nothing like it', 'USD')).toEqual([])
})
