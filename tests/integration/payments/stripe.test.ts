import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { cancelPayment } = await import('#app/features/payments/cancel-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
let email: string
beforeEach(async () => {
  count += 1
  email = `payer-${count}@example.com`
  invoiceId = await makeInvoice({
    businessId,
    number: `P-${count}`,
    email,
    dueOn: '2026-11-23',
    minor: 25_000n,
    now: world.now(),
  })
  clientId = (await readInvoice()).clientId
})

const readInvoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const attempts = () => prisma.payment.findMany({ where: { businessId, clientId }, orderBy: { startedAt: 'asc' } })
const start = (method: 'card' | 'ach' | 'paypal' = 'card', minor?: bigint) =>
  startPayment({
    businessId,
    clientId,
    invoiceIds: [invoiceId],
    method,
    ...{ portalLinkId: null, consent: null },
    amount: minor === undefined ? { kind: 'everything' } : { kind: 'other', amount: { minor, currency: 'USD' } },
    portalUrl: 'http://localhost:3999/p/token',
    now: world.now(),
  })
const checkout = async (...args: Parameters<typeof start>) => {
  const started = await start(...args)
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
/** Presses a button of the hosted page. */
const press = (url: string, action: string, method: 'card' | 'us_bank_account' = 'card') =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ action, method, card_number: '4242424242424242', account_number: '000123456789' }),
  })
/** Lets webhooks arrive and be applied. */
const settle = () => world.advance('PT1S')
const thanks = async () => (await world.mails(email)).filter(({ subject }) => subject.startsWith('Thank you'))
const ledgerSum = async () => {
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, invoiceId, account: 'receivable' },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor
}

test('a card payment settles the invoice, is thanked for once, and stops the reminders', async () => {
  await press(await checkout(), 'pay')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n, processingMinor: 0n })
  expect(await ledgerSum()).toBe(0n)
  await world.advance('P40D')
  expect((await world.mails(email)).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Thank you: invoice P-\d+ is paid$/),
  ])
})

test('P1: twenty clicks at once open one checkout', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => start()))
  const urls = answers.flatMap((answer) => (answer.ok ? [answer.value.redirectUrl] : []))
  expect(await attempts()).toHaveLength(1)
  expect(new Set([...urls, await checkout()]).size).toBe(1)
})

test('a second method meets the first attempt, and can take its place once that is cancelled', async () => {
  const first = await checkout('card')
  expect(await start('ach')).toEqual({ ok: false, reason: 'in_progress' })
  expect(await cancelPayment({ businessId, invoiceId, now: world.now() })).toEqual({ ok: true, value: null })
  await press(first, 'pay')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n })
  await checkout('ach')
  expect((await attempts()).map(({ state, method }) => [method, state])).toEqual([
    // Its checkout was closed, and Stripe says so: of two ends without money the later one stays.
    ['card', 'expired'],
    ['ach', 'open'],
  ])
})

test('P12: a bank debit counts only when it settles, days later; meanwhile nothing is asked', async () => {
  await press(await checkout('ach'), 'settle later', 'us_bank_account')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n, processingMinor: 25_000n })
  expect(await start('card')).toEqual({ ok: false, reason: 'processing' })
  await world.advance('P2D')
  expect((await world.mails(email)).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Your payment for invoice P-\d+ is on its way$/),
  ])
  await world.advance('P4D')
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n, processingMinor: 0n })
  expect(await thanks()).toHaveLength(1)
})

test('P12: a bank debit that fails opens the invoice again, tells the client neutrally, and chasing goes on', async () => {
  await press(await checkout('ach'), 'settle later', 'us_bank_account')
  await settle()
  const [payment] = await attempts()
  await world.control(`/stripe/payments/${payment?.providerRef ?? ''}/fail`, {})
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n, processingMinor: 0n })
  await world.advance('P2D')
  const subjects = (await world.mails(email)).map(({ subject }) => subject)
  expect(subjects).toContainEqual(expect.stringMatching(/did not go through$/))
  expect(subjects.some((subject) => subject.startsWith('Thank you'))).toBe(false)
})

test('P7: the same events fifty times over, shuffled and days later, change nothing', async () => {
  await press(await checkout(), 'pay')
  await settle()
  const entries = await prisma.ledgerEntry.count({ where: { businessId } })
  await world.control('/webhooks/replay', { provider: 'stripe', times: 5, shuffle: true })
  await settle()
  await world.advance('P1D')
  await world.control('/webhooks/replay', { provider: 'stripe', shuffle: true })
  await settle()
  expect(await prisma.ledgerEntry.count({ where: { businessId } })).toBe(entries)
  expect(await thanks()).toHaveLength(1)
})

test('P3: when the answer of the create call is lost, the next click gets the same checkout', async () => {
  await world.control('/faults', { provider: 'stripe', path: '/v1/checkout/sessions', kind: 'drop-after', times: 2 })
  expect(await start()).toEqual({ ok: false, reason: 'provider_down' })
  await checkout()
  expect(await attempts()).toHaveLength(1)
})

test('a part payment keeps the rest open, and its thank-you says so', async () => {
  await press(await checkout('card', 10_000n), 'pay')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 15_000n })
  await world.advance('PT2H')
  expect((await thanks())[0]?.subject).toMatch(/we received \$100\.00/)
  expect((await thanks())[0]?.text).toContain('$150.00 remains')
})

test('amounts that are not allowed never reach the provider', async () => {
  expect(await start('card', 25_001n)).toEqual({ ok: false, reason: 'above_balance' })
  expect(await start('card', 50n)).toEqual({ ok: false, reason: 'below_minimum' })
  expect(await attempts()).toEqual([])
})

test('W4: when no webhook ever comes, asking brings the same end, only later', async () => {
  const url = await checkout()
  const kept = () => prisma.inboxEvent.count({ where: { provider: 'stripe' } })
  const before = await kept()
  await press(url, 'pay')
  // Whatever arrived is thrown away unread.
  await prisma.inboxEvent.updateMany({ where: { state: 'received' }, data: { state: 'ignored' } })
  await world.advance('PT1H')
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await prisma.inboxEvent.count()).toBeGreaterThanOrEqual(before)
})

test('P14: a refund at the provider opens the invoice by that part, rests it, and asks a person', async () => {
  await press(await checkout(), 'pay')
  await settle()
  const [payment] = await attempts()
  await world.control(`/stripe/payments/${payment?.providerRef ?? ''}/refund`, { amount: 5_000 })
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 5_000n })
  expect(await prisma.hold.count({ where: { businessId, invoiceId, releasedAt: null } })).toBe(1)
  expect(await prisma.task.count({ where: { businessId, invoiceId, kind: 'review' } })).toBe(1)
  await world.advance('P10D')
  expect((await world.mails(email)).filter(({ subject }) => !subject.startsWith('Thank you'))).toEqual([])
})

test('P13: a dispute after weeks marks the payment and asks a person; nothing is chased', async () => {
  await press(await checkout(), 'pay')
  await settle()
  await world.advance('P45D')
  const [payment] = await attempts()
  await world.control(`/stripe/payments/${payment?.providerRef ?? ''}/dispute`, {})
  await settle()
  expect((await attempts())[0]).toMatchObject({ state: 'disputed' })
  expect(
    await prisma.task.count({ where: { businessId, key: { startsWith: `money-back/${payment?.id ?? ''}` } } }),
  ).toBe(1)
})

test('M5: after all of this, our books and Stripe’s own say the same', async () => {
  const theirs = (await world.control('/stripe/payments')) as { received: number; refunded: number }[]
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, account: 'clearing' },
    _sum: { amountMinor: true },
  })
  expect(_sum.amountMinor).toBe(BigInt(theirs.reduce((sum, { received, refunded }) => sum + received - refunded, 0)))
})

const paidIntent = async () => {
  await press(await checkout(), 'pay')
  const [payment] = await attempts()
  const all = (await world.control('/stripe/payments')) as { id: string; session: string }[]
  return all.find(({ session }) => session === payment?.checkoutRef)?.id ?? ''
}

test.each([
  ['another amount', { amount_received: 24_999 }],
  ['another currency', { currency: 'eur' }],
])(
  'P10: %s than asked for pays nothing by itself: it is the client’s credit, and a person’s task',
  async (_what, forged) => {
    await world.control(`/stripe/objects/${await paidIntent()}`, forged)
    await settle()
    expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n })
    expect(await prisma.ledgerEntry.count({ where: { businessId, clientId, account: 'unapplied' } })).toBe(1)
    expect(await prisma.task.count({ where: { businessId, clientId, kind: 'payment_mismatch' } })).toBe(1)
    expect(await thanks()).toEqual([])
  },
)

test('P10: an event that is well signed and not true changes nothing, since Stripe itself is asked', async () => {
  await checkout()
  const [payment] = await attempts()
  const object = {
    id: payment?.checkoutRef,
    object: 'checkout.session',
    payment_status: 'paid',
    status: 'complete',
    amount_total: 25_000,
  }
  const body = {
    id: 'evt_untrue',
    object: 'event',
    type: 'checkout.session.completed',
    livemode: false,
    data: { object },
  }
  await world.control('/webhooks/send', { provider: 'stripe', type: body.type, body })
  await settle()
  expect(await prisma.inboxEvent.count({ where: { eventId: 'evt_untrue', state: 'handled' } })).toBe(1)
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n })
  expect((await attempts())[0]).toMatchObject({ state: 'open' })
})

test('P11: a webhook that is not signed, signed by others or truncated is refused and stored nowhere', async () => {
  const { action } = await import('#app/routes/webhooks.stripe.ts')
  const kept = () => prisma.inboxEvent.count({ where: { provider: 'stripe' } })
  const before = await kept()
  for (const signature of [null, '', 't=1,v1=00', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`]) {
    const headers = {
      'content-type': 'application/json',
      ...(signature === null ? {} : { 'stripe-signature': signature }),
    }
    const request = new Request('http://localhost/webhooks/stripe', {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: 'evt_forged', type: 'checkout.session.completed', data: { object: {} } }),
    })
    expect((await action({ request, params: {}, context: {} })).status).toBe(400)
  }
  expect(await kept()).toBe(before)
})
