import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, ten in the morning in New York.
const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { requestRefund } = await import('#app/features/payments/request-refund.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
let email: string
/** A client who owes $100 since today. */
beforeEach(async () => {
  // What an earlier test left behind does not write while this one's days pass.
  await prisma.client.updateMany({ data: { nextCheckAt: null } })
  count += 1
  email = `news-${count}@example.com`
  const wish = { businessId, number: `N-${count}`, email, dueOn: world.now().toISOString().slice(0, 10) }
  invoiceId = await makeInvoice({ ...wish, minor: 10_000n, now: world.now() })
  clientId = (await invoice()).clientId
})

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const invoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const payment = () =>
  prisma.payment.findFirstOrThrow({ where: { businessId, clientId }, orderBy: { startedAt: 'desc' } })
const subjects = async () => (await world.mails(email)).map(({ subject }) => subject).reverse()
const settle = () => world.advance('PT1S')
const start = (method: 'card' | 'ach') =>
  startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
const checkout = async (method: 'card' | 'ach') => {
  const started = await start(method)
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const paid = async () => {
  await pressStripe(await checkout('card'), 'pay')
  await settle()
  return payment()
}
const act = async (action: string, details: object = {}) => {
  await world.control(`/stripe/payments/${(await payment()).providerRef ?? ''}/${action}`, details)
  await settle()
}
const give = async (minor: bigint) =>
  requestRefund({
    ...{ businessId, paymentId: (await payment()).id, refundId: newId(), amount: usd(minor), effect: 'reopen' },
    ...{ reason: 'Less was delivered', paidOut: null, actor: 'user:test', now: world.now() },
  })
/** M1, on the ledger: what came and stayed, and what is owed. */
const books = async () => {
  const sum = async (account: 'clearing' | 'receivable') => {
    const where = { businessId, clientId, account }
    return (await prisma.ledgerEntry.aggregate({ where, _sum: { amountMinor: true } }))._sum.amountMinor ?? 0n
  }
  return { kept: await sum('clearing'), owed: await sum('receivable') }
}

test('P12: a debit that fails after four days: reminders rest meanwhile, then go on where they were, and the client is told', async () => {
  await world.advance('P11D')
  const before = await subjects()
  expect(before).toEqual([
    `Invoice N-${count} is due today`,
    `Did invoice N-${count} reach you?`,
    `Following up on invoice N-${count}`,
  ])
  await pressStripe(await checkout('ach'), 'settle later')
  await settle()
  // Stripe says `completed`; no money has come, and no second payment may begin.
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 10_000n, processingMinor: 10_000n })
  expect(await start('card')).toEqual({ ok: false, reason: 'processing' })
  // The second follow-up falls due on the fourteenth day, while the money is on its way.
  await world.advance('PT95H')
  expect((await subjects()).slice(before.length)).toEqual([`Your payment for invoice N-${count} is on its way`])
  await act('fail')
  expect(await payment()).toMatchObject({ state: 'failed' })
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 10_000n, processingMinor: 0n })
  expect(await books()).toEqual({ kept: 0n, owed: 10_000n })
  await world.advance('P4D')
  expect((await subjects()).slice(before.length + 1)).toEqual([
    `Your payment for invoice N-${count} did not go through`,
    // The second follow-up, a day late.
    `Invoice N-${count} is 15 days past due`,
  ])
  expect((await start('card')).ok).toBe(true)
})

test('P13: a bank that only asks, after 45 days, moves no money and wakes nothing', async () => {
  await paid()
  await world.advance('P45D')
  const before = await subjects()
  await act('dispute', { warning: true })
  expect(await payment()).toMatchObject({ state: 'settled', returnedMinor: 0n })
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  await act('dispute', { outcome: 'lost' })
  await world.advance('P10D')
  expect(await payment()).toMatchObject({ state: 'settled', returnedMinor: 0n })
  expect(await books()).toEqual({ kept: 10_000n, owed: 0n })
  expect(await subjects()).toEqual(before)
  expect(await prisma.task.count({ where: { businessId, clientId } })).toBe(0)
})

test('P14: three parts given back, one of which fails ten days later: exact to the cent, and nobody is reminded', async () => {
  const { providerRef } = await paid()
  await world.advance('PT2H')
  const thanked = await subjects()
  for (const amount of [3_333, 3_333, 3_334 - 1_000]) await act('refund', { amount })
  expect(await payment()).toMatchObject({ state: 'part_refunded', refundedMinor: 9_000n })
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 9_000n })
  expect(await books()).toEqual({ kept: 1_000n, owed: 9_000n })
  // More than is left is given back by nobody.
  expect(await give(1_001n)).toEqual({ ok: false, reason: 'above_left' })
  await expect(act('refund', { amount: 1_001 })).rejects.toThrow('409')

  await world.advance('P10D')
  const theirs = (await world.control('/stripe/payments')) as { id: string; refunds: { id: string }[] }[]
  const second = theirs.find(({ id }) => id === providerRef)?.refunds[1]?.id ?? ''
  await world.control(`/stripe/refunds/${second}/fail`, {})
  await settle()
  expect(await payment()).toMatchObject({ state: 'part_refunded', refundedMinor: 5_667n })
  expect(await invoice()).toMatchObject({ state: 'issued', balanceMinor: 5_667n })
  expect(await books()).toEqual({ kept: 4_333n, owed: 5_667n })
  expect(await prisma.task.count({ where: { businessId, clientId, kind: 'refund_failed' } })).toBe(1)
  await world.control('/webhooks/replay', { provider: 'stripe', times: 2, shuffle: true })
  await world.advance('P12D')
  expect(await books()).toEqual({ kept: 4_333n, owed: 5_667n })
  expect((await subjects()).filter((subject) => !thanked.includes(subject))).toEqual([])
  // What was freed can be given back again, to the cent.
  expect(await give(4_334n)).toEqual({ ok: false, reason: 'above_left' })
  expect(await give(4_333n)).toMatchObject({ ok: true })
  await settle()
  expect(await books()).toEqual({ kept: 0n, owed: 10_000n })
})

test('P14: asked too often, Stripe is asked again: the refund is not given up', async () => {
  await paid()
  await world.control('/faults', { provider: 'stripe', path: '/v1/refunds', method: 'POST', kind: '429', times: 3 })
  await give(2_000n)
  await settle()
  await world.advance('PT3H')
  expect(await prisma.refund.findMany({ where: { businessId, clientId } })).toMatchObject([{ state: 'settled' }])
  expect(await books()).toEqual({ kept: 8_000n, owed: 2_000n })
})

test.each([
  ['PayPal', 'paypal', 'HUF', 1_250_050n],
  ['Stripe', 'card', 'KWD', 10_005n],
] as const)(
  'P21: a sum %s cannot express is refused, nothing stays in the way',
  async (_who, method, currency, minor) => {
    const number = `N-${count}-${currency}`
    const other = await makeInvoice({
      ...{ businessId, number, email, dueOn: '2027-12-20', minor, currency, now: world.now() },
    })
    const { clientId: owner } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number } })
    const wish = {
      ...{ businessId, clientId: owner, invoiceIds: [other], method, portalLinkId: null, consent: null },
      ...{ amount: { kind: 'everything' as const }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
    }
    expect(await startPayment(wish)).toEqual({ ok: false, reason: 'provider_down' })
    expect(await prisma.payment.findMany({ where: { businessId, clientId: owner } })).toMatchObject([
      { state: 'failed' },
    ])
    expect(await prisma.paymentTarget.count({ where: { businessId, invoiceId: other, live: true } })).toBe(0)
  },
)

test('P22: a card that was charged in another currency pays what was asked for in ours', async () => {
  const url = await checkout('card')
  await world.control('/webhooks/hold', { provider: 'stripe', held: true })
  await pressStripe(url, 'pay')
  const { checkoutRef } = await payment()
  const all = (await world.control('/stripe/payments')) as { id: string; session: string }[]
  const intent = all.find(({ session }) => session === checkoutRef)?.id ?? ''
  const paidInEuros = { presentment_details: { presentment_amount: 9_238, presentment_currency: 'eur' } }
  for (const id of [checkoutRef ?? '', intent]) await world.control(`/stripe/objects/${id}`, paidInEuros)
  await world.control('/webhooks/hold', { provider: 'stripe', held: false })
  await settle()
  expect(await payment()).toMatchObject({ state: 'settled', amountMinor: 10_000n, currency: 'USD' })
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await books()).toEqual({ kept: 10_000n, owed: 0n })
  expect(await prisma.task.count({ where: { businessId, clientId, kind: 'payment_mismatch' } })).toBe(0)
})
