import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, ten in the morning in New York.
const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { planKit } = await import('#tests/support/plan-kit.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { leaveMethod } = await import('#tests/support/make-autopay.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { applyProviderState } = await import('#app/features/payments/apply-provider-state.server.ts')
const { chargeInstalment } = await import('#app/features/payments/charge-instalment.server.ts')
const { creditInvoice } = await import('#app/features/invoices/credit-invoice.server.ts')
const { voidInvoice } = await import('#app/features/invoices/void-invoice.server.ts')
const { writeOffDebt } = await import('#app/features/invoices/write-off-debt.server.ts')
const { prisma } = world
const { businessId, agreed, pay, planOf, paidOf, today } = await planKit(world)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
beforeEach(async () => {
  count += 1
  const wish = { businessId, number: `O-${count}`, email: `open-${count}@example.com`, dueOn: '2027-02-20' }
  invoiceId = await makeInvoice({ ...wish, minor: 10_000n, now: world.now() })
  clientId = (await invoice()).clientId
})

const invoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const attempts = (whose = clientId) =>
  prisma.payment.findMany({ where: { businessId, clientId: whose }, orderBy: { startedAt: 'asc' } })
const payment = async () => {
  const [first] = await attempts()
  if (!first) throw new Error('no attempt')
  return first
}
type Wish = Parameters<typeof startPayment>[0]
const start = (change: Partial<Wish> = {}) =>
  startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
    ...change,
  })
const checkout = async (change: Partial<Wish> = {}) => {
  const started = await start(change)
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const settle = () => world.advance('PT1S')
const hold = (provider: 'stripe' | 'paypal', held: boolean) => world.control('/webhooks/hold', { provider, held })
const tasks = (kind: 'overpayment') => prisma.task.count({ where: { businessId, clientId, kind } })
const books = async (whose = clientId) => {
  const sum = async (account: 'clearing' | 'receivable' | 'unapplied' | 'write_off') => {
    const where = { businessId, clientId: whose, account }
    return (await prisma.ledgerEntry.aggregate({ where, _sum: { amountMinor: true } }))._sum.amountMinor ?? 0n
  }
  return { came: await sum('clearing'), owed: await sum('receivable'), credit: -(await sum('unapplied')) }
}
const credit = (amount: bigint) =>
  creditInvoice({
    ...{ businessId, invoiceId, wish: { amount: { minor: amount, currency: 'USD' } } },
    ...{ reason: 'Less was delivered', actor: 'user:test', now: world.now() },
  })
const about = () => ({ businessId, invoiceId, reason: 'Written twice', actor: 'user:test', now: world.now() })

test('P16: back in the browser, the webhook and the sweep at once take the approved money once', async () => {
  await hold('paypal', true)
  await pressPaypal(await checkout({ method: 'paypal' }), 'Approve')
  const { id, checkoutRef } = await payment()
  const asking = Array.from({ length: 12 }, () => applyProviderState(businessId, id, world.now()))
  await Promise.all([...asking, hold('paypal', false)])
  await settle()
  const captures = (await world.control('/paypal/captures')) as { order: string }[]
  expect(captures.filter(({ order }) => order === checkoutRef)).toHaveLength(1)
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await books()).toEqual({ came: 10_000n, owed: 0n, credit: 0n })
})

test('P16: approved, the tab closed and no webhook: the sweep takes the money before PayPal lets go of it', async () => {
  await hold('paypal', true)
  await pressPaypal(await checkout({ method: 'paypal' }), 'Approve')
  await world.advance('PT2H')
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  await world.advance('PT4H')
  await hold('paypal', false)
  await settle()
  expect(await books()).toEqual({ came: 10_000n, owed: 0n, credit: 0n })
})

test('P18, P19: credited in part while a checkout is open: it is closed before it takes too much', async () => {
  const url = await checkout()
  expect(await credit(4_000n)).toMatchObject({ ok: true })
  await settle()
  expect(await payment()).toMatchObject({ state: 'expired' })
  await pressStripe(url, 'pay')
  await settle()
  expect(await books()).toEqual({ came: 0n, owed: 6_000n, credit: 0n })
  await pressStripe(await checkout(), 'pay')
  await settle()
  expect(await books()).toEqual({ came: 6_000n, owed: 0n, credit: 0n })
})

test.each([
  ['in part', 4_000n],
  ['as a whole', 10_000n],
])(
  'P18, P19: credited %s, and paid before its checkout could be closed: kept, the excess is credit',
  async (_what, part) => {
    const url = await checkout()
    await pressStripe(url, 'pay')
    expect(await credit(part)).toMatchObject({ ok: true })
    await settle()
    expect(await payment()).toMatchObject({ state: 'settled' })
    expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
    expect(await books()).toEqual({ came: 10_000n, owed: 0n, credit: part })
    expect(await tasks('overpayment')).toBe(1)
  },
)

test('P19: while its checkout is open an invoice is not voided; once that is forgotten, money that comes is kept', async () => {
  const url = await checkout()
  expect(await voidInvoice({ ...about(), message: '' })).toEqual({ ok: false, reason: 'payment_under_way' })
  // As after a lost answer: the attempt blocks nothing any more, and its page is still there.
  await prisma.paymentTarget.updateMany({ where: { businessId, invoiceId }, data: { live: false } })
  expect(await voidInvoice({ ...about(), message: '' })).toMatchObject({ ok: true })
  await pressStripe(url, 'pay')
  await settle()
  expect(await payment()).toMatchObject({ state: 'settled' })
  expect(await invoice()).toMatchObject({ state: 'void' })
  expect(await books()).toEqual({ came: 10_000n, owed: 0n, credit: 10_000n })
  expect(await tasks('overpayment')).toBe(1)
  await world.advance('P2D')
  expect((await world.mails(`open-${count}@example.com`)).map(({ subject }) => subject)).not.toContainEqual(
    expect.stringMatching(/^Thank you/),
  )
})

test('P19: written off while its checkout is open, and paid after all: recovered', async () => {
  const url = await checkout()
  await pressStripe(url, 'pay')
  expect(await writeOffDebt(about())).toMatchObject({ ok: true })
  await settle()
  expect(await payment()).toMatchObject({ state: 'settled' })
  expect(await books()).toEqual({ came: 10_000n, owed: 0n, credit: 0n })
  const writtenOff = { businessId, invoiceId, account: 'write_off' as const }
  const { _sum } = await prisma.ledgerEntry.aggregate({ where: writtenOff, _sum: { amountMinor: true } })
  expect(_sum.amountMinor).toBe(0n)
  const recovered = { businessId, invoiceId, type: 'invoice.recovered' }
  expect(await prisma.timelineEvent.count({ where: recovered })).toBe(1)
})

const inDays = (...days: number[]) => days.map((n) => today().add({ days: n }).toString())

test('P18: two instalments at once open one checkout; paid out of order, the plan is exact', async () => {
  const one = await agreed(inDays(7, 14, 21), [10_000n, 10_000n, 10_000n])
  const wish = { clientId: one.clientId, invoiceIds: one.invoiceIds }
  const tries = await Promise.all(
    Array.from({ length: 10 }, (_, n) => start({ ...wish, amount: { kind: n % 2 ? 'everything' : 'instalment' } })),
  )
  const opened = new Set(tries.flatMap((each) => (each.ok ? [each.value.redirectUrl] : [])))
  expect(opened.size).toBe(1)
  const [attempt] = await attempts(one.clientId)
  const [url = ''] = opened
  // Two of the three arrive by cheque while the page is open, and the page is paid before anybody closes it.
  await pressStripe(url, 'pay')
  await pay(one, 20_000n)
  await settle()
  const asked = attempt?.amountMinor ?? 0n
  expect(await books(one.clientId)).toEqual({ came: 20_000n + asked, owed: 0n, credit: asked - 10_000n })
  expect(await paidOf(one)).toEqual([true, true, true])
  expect(await planOf(one)).toMatchObject({ state: 'completed' })
})

test('P18: an instalment collected by itself and paid by hand in one moment is taken once', async () => {
  const one = await agreed(inDays(7, 14), [10_000n, 10_000n])
  await leaveMethod(world, businessId, { ...one, invoiceId: one.invoiceIds[0] ?? '' }, 'card')
  const wish = { businessId, clientId: one.clientId, planId: one.planId, position: 1 }
  const due = new Date(world.now().getTime() + 7 * 86_400_000)
  await prisma.planInstalment.updateMany({
    where: { businessId, planId: one.planId, position: 1 },
    data: { autopayAt: world.now() },
  })
  const byHand = { clientId: one.clientId, invoiceIds: one.invoiceIds, amount: { kind: 'instalment' as const } }
  const [started] = await Promise.all([start(byHand), chargeInstalment(wish, due)])
  if (started.ok) await pressStripe(started.value.redirectUrl, 'pay')
  await settle()
  expect((await attempts(one.clientId)).filter(({ state }) => state === 'settled')).toHaveLength(1)
  expect(await books(one.clientId)).toEqual({ came: 10_000n, owed: 10_000n, credit: 0n })
  expect(await paidOf(one)).toEqual([true, false])
})
