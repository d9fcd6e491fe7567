import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { cancelPayment } = await import('#app/features/payments/cancel-payment.server.ts')
const { continuePayment } = await import('#app/features/payments/continue-payment.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { Temporal } = await import('temporal-polyfill')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let clientId: string
let email: string
/** Of $100, $200 and $50, in the order they fall due. */
let ids: [string, string, string]
beforeEach(async () => {
  count += 1
  email = `several-${count}@example.com`
  const make = (n: number, dueOn: string, minor: bigint) =>
    makeInvoice({
      ...{ businessId, email, dueOn, minor, now: world.now() },
      number: `S-${count}-${n}`,
      clientName: `Several ${count}`,
    })
  ids = [
    await make(1, '2026-12-01', 10_000n),
    await make(2, '2026-12-10', 20_000n),
    await make(3, '2026-12-20', 5_000n),
  ]
  clientId = (await read(ids[0])).clientId
})

const read = (id: string) => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const balances = async () => {
  const rows = await Promise.all(ids.map(read))
  return rows.map(({ balanceMinor }) => balanceMinor)
}
const attempts = () =>
  prisma.payment.findMany({
    where: { businessId, clientId },
    orderBy: { startedAt: 'asc' },
    include: { targets: true },
  })
const start = (invoiceIds: readonly string[], method: 'card' | 'ach' | 'paypal' = 'card', minor?: bigint) =>
  startPayment({
    ...{ businessId, clientId, invoiceIds, method, portalLinkId: null, consent: null },
    amount: minor === undefined ? { kind: 'everything' } : { kind: 'other', amount: { minor, currency: 'USD' } },
    portalUrl: 'http://localhost:3999/p/token',
    now: world.now(),
  })
const checkout = async (...args: Parameters<typeof start>) => {
  const started = await start(...args)
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const settle = () => world.advance('PT1S')
const inProgress = { ok: false, reason: 'in_progress' }

test('three invoices by one card: each is settled, the ledger is exact, and one thank-you names them', async () => {
  await pressStripe(await checkout(ids), 'pay')
  await settle()
  expect(await balances()).toEqual([0n, 0n, 0n])
  const [payment] = await attempts()
  const entries = await prisma.ledgerEntry.findMany({
    where: { businessId, paymentId: payment?.id ?? '' },
    orderBy: { line: 'asc' },
  })
  expect(entries.map(({ account, invoiceId, amountMinor }) => [account, invoiceId, amountMinor])).toEqual([
    ['clearing', null, 35_000n],
    ['receivable', ids[0], -10_000n],
    ['receivable', ids[1], -20_000n],
    ['receivable', ids[2], -5_000n],
  ])
  await world.advance('PT2H')
  const [thanks, ...others] = await world.mails(email)
  expect(others).toEqual([])
  expect(thanks?.text).toContain(`S-${count}-1, S-${count}-2 and S-${count}-3`)
})

test('a sum of the client’s own goes to the oldest due first', async () => {
  await pressStripe(await checkout([ids[2], ids[0], ids[1]], 'card', 15_000n), 'pay')
  await settle()
  expect(await balances()).toEqual([0n, 15_000n, 5_000n])
})

test('P1: forty presses in two tabs, by two methods and for overlapping sets, open one checkout', async () => {
  const sets = [ids, [ids[1]], [ids[1], ids[2]], [ids[0], ids[1]]]
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => start(sets[n % 4] ?? ids, n % 8 < 4 ? 'card' : 'paypal')),
  )
  const opened = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.redirectUrl] : [])))
  expect(opened.size).toBe(1)
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.reason])))).toEqual(new Set(['in_progress']))
  expect(await attempts()).toHaveLength(1)
  expect(await prisma.paymentTarget.count({ where: { businessId, invoiceId: { in: ids }, live: true } })).toBe(
    (await attempts())[0]?.targets.length,
  )
})

test('whoever opens one of them meets the payment of them all, goes on with it or calls it off', async () => {
  const url = await checkout([ids[0], ids[1]])
  expect(await start([ids[1], ids[2]], 'ach')).toEqual(inProgress)
  expect(await start([ids[0]])).toEqual(inProgress)
  const again = { businessId, portalUrl: 'http://localhost:3999/p/other', now: world.now() }
  expect(await continuePayment({ ...again, invoiceId: ids[1] })).toEqual({ ok: true, value: { redirectUrl: url } })
  expect(await continuePayment({ ...again, invoiceId: ids[2] })).toEqual({ ok: false, reason: 'nothing_open' })
  // The third is free meanwhile.
  await checkout([ids[2]], 'paypal')
  expect(await cancelPayment({ businessId, invoiceId: ids[1], now: world.now() })).toEqual({ ok: true, value: null })
  expect(
    await prisma.paymentTarget.count({ where: { businessId, invoiceId: { in: ids.slice(0, 2) }, live: true } }),
  ).toBe(0)
  await checkout([ids[1]], 'ach')
})

test('P2: two methods that both succeed: the second is the client’s credit, and a person’s task', async () => {
  const first = await checkout([ids[0]], 'card')
  // The client's tab stays open while a second attempt begins, as after a lost answer.
  await prisma.paymentTarget.updateMany({ where: { businessId, invoiceId: ids[0] }, data: { live: false } })
  const second = await checkout([ids[0]], 'paypal')
  await pressStripe(first, 'pay')
  await pressPaypal(second, 'Approve')
  await settle()
  expect((await balances())[0]).toBe(0n)
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, clientId, account: 'unapplied' },
    _sum: { amountMinor: true },
  })
  expect(_sum.amountMinor).toBe(-10_000n)
  expect(await prisma.task.count({ where: { businessId, clientId, kind: 'overpayment' } })).toBe(1)
})

test('P18: a check that arrives while a checkout is open closes it before it can be paid', async () => {
  const url = await checkout([ids[0], ids[1]])
  await recordManualPayment({
    ...{ businessId, invoiceId: ids[0], method: 'check', reference: null, actor: 'user:test', now: world.now() },
    amount: { minor: 4_000n, currency: 'USD' },
    receivedOn: Temporal.PlainDate.from('2026-11-23'),
  })
  await settle()
  expect((await attempts())[0]).toMatchObject({ state: 'expired' })
  await pressStripe(url, 'pay')
  await settle()
  expect(await balances()).toEqual([6_000n, 20_000n, 5_000n])
  await world.advance('PT3H')
  const subjects = (await world.mails(email)).map(({ subject }) => subject)
  expect(subjects.filter((subject) => subject.includes('not finished'))).toEqual([])
})

test('P18: paid before we could close it, the money is recorded as what it is', async () => {
  const url = await checkout([ids[0]], 'card')
  await pressStripe(url, 'pay')
  await recordManualPayment({
    ...{ businessId, invoiceId: ids[0], method: 'check', reference: null, actor: 'user:test', now: world.now() },
    amount: { minor: 4_000n, currency: 'USD' },
    receivedOn: Temporal.PlainDate.from('2026-11-23'),
  })
  await settle()
  expect((await attempts())[0]).toMatchObject({ state: 'settled' })
  expect((await balances())[0]).toBe(0n)
  expect(await prisma.task.count({ where: { businessId, clientId, kind: 'overpayment' } })).toBe(1)
})

test('invoices of another client or currency are not paid with these', async () => {
  const other = await makeInvoice({
    ...{ businessId, number: `S-${count}-x`, email: null, dueOn: '2026-12-01', now: world.now() },
  })
  const euro = await makeInvoice({
    ...{ businessId, number: `S-${count}-e`, email, dueOn: '2026-12-01', currency: 'EUR', now: world.now() },
    clientName: `Several ${count}`,
  })
  expect(await start([ids[0], other])).toEqual({ ok: false, reason: 'not_payable' })
  expect(await start([ids[0], euro])).toEqual({ ok: false, reason: 'not_payable' })
  expect(await start([])).toEqual({ ok: false, reason: 'not_payable' })
  expect(await attempts()).toEqual([])
})
