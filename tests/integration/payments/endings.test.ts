import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, ten in the morning in New York.
const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { cancelPayment } = await import('#app/features/payments/cancel-payment.server.ts')
const { continuePayment } = await import('#app/features/payments/continue-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
let email: string
beforeEach(() => begin(200))

/** A client with one invoice of $250 that is due in so many days. */
async function begin(days: number) {
  count += 1
  email = `ending-${count}@example.com`
  const dueOn = new Date(world.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  invoiceId = await makeInvoice({ businessId, number: `E-${count}`, email, dueOn, minor: 25_000n, now: world.now() })
  clientId = (await readInvoice()).clientId
}

const readInvoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const lastAttempt = () =>
  prisma.payment.findFirstOrThrow({ where: { businessId, clientId }, orderBy: { startedAt: 'desc' } })
const checkout = async (method: 'card' | 'ach' | 'paypal' = 'card') => {
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    amount: { kind: 'everything' },
    portalUrl: 'http://localhost:3999/p/token',
    now: world.now(),
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const settle = () => world.advance('PT1S')
const subjects = async () => (await world.mails(email)).map(({ subject }) => subject).reverse()
const act = async (action: string, details: object = {}) => {
  const { providerRef, checkoutRef } = await lastAttempt()
  await world.control(`/stripe/payments/${providerRef ?? checkoutRef ?? ''}/${action}`, details)
  await settle()
}
const receivable = async () => {
  const { _sum } = await prisma.ledgerEntry.aggregate({
    where: { businessId, invoiceId, account: 'receivable' },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor
}

test('a checkout left alone ends after an hour, is told once a day, and the invoice is payable again', async () => {
  await checkout()
  await world.advance('PT61M')
  expect(await lastAttempt()).toMatchObject({ state: 'expired' })
  expect(await subjects()).toEqual([`Invoice E-${count}: your payment was not finished`])
  // PayPal's order would stay open: it is let go of after three hours, and nothing is taken from it.
  await checkout('paypal')
  await world.advance('PT5H')
  expect(await lastAttempt()).toMatchObject({ method: 'paypal', state: 'expired' })
  expect(await subjects()).toHaveLength(1)
  await checkout()
})

test('nothing is said about it where the client has done something else since', async () => {
  await checkout()
  expect(await cancelPayment({ businessId, invoiceId, now: world.now() })).toEqual({ ok: true, value: null })
  await checkout()
  await prisma.hold.create({
    data: {
      ...{ businessId, id: invoiceId, clientId, invoiceId, kind: 'promise', reason: 'promised' },
      ...{ placedAt: new Date(world.now().getTime() + 60_000), placedBy: 'client' },
    },
  })
  await world.advance('PT3H')
  expect(await lastAttempt()).toMatchObject({ state: 'expired' })
  expect(await subjects()).toEqual([])
})

test('a declined card is tried again on the same page, and settles', async () => {
  const url = await checkout()
  await pressStripe(url, 'pay', { card: '4000000000000002' })
  await settle()
  expect(await lastAttempt()).toMatchObject({ state: 'open' })
  await pressStripe(url, 'pay')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'settled' })
})

test('a bank account is confirmed by two small deposits: told, reminded after three days, then paid', async () => {
  await pressStripe(await checkout('ach'), 'verify')
  await settle()
  const attempt = await lastAttempt()
  expect(attempt.state).toBe('verifying')
  expect(attempt.verifyUrl).toMatch(/^http/)
  // The chase rests, no second payment begins, and the way on leads to the deposits.
  expect(await readInvoice()).toMatchObject({ processingMinor: 25_000n })
  const again = { businessId, invoiceId, portalUrl: 'http://localhost:3999/p/token', now: world.now() }
  expect(await continuePayment(again)).toEqual({ ok: true, value: { redirectUrl: attempt.verifyUrl } })
  const first = await world.mails(email)
  expect(first.map(({ subject }) => subject)).toEqual([`Invoice E-${count}: one step to confirm your bank account`])
  expect(first[0]?.text).toMatch(/two small deposits arrive there by \w+day, \d+ \w+/)
  await world.advance('P5D')
  const mails = await world.mails(email)
  expect(mails).toHaveLength(2)
  expect(mails[0]?.text).toContain('should be there by now')

  await act('settle')
  expect(await lastAttempt()).toMatchObject({ state: 'processing', verifyUrl: null })
  expect((await subjects()).at(-1)).toBe(`Your payment for invoice E-${count} is on its way`)
  await world.advance('P7D')
  expect(await readInvoice()).toMatchObject({ state: 'settled', processingMinor: 0n })
  expect((await subjects()).at(-1)).toMatch(/^Thank you/)
})

test('an account that nobody confirms ends by itself; the client hears of it once', async () => {
  await pressStripe(await checkout('ach'), 'verify')
  await settle()
  await act('fail')
  await world.advance('PT14H')
  expect(await lastAttempt()).toMatchObject({ state: 'failed' })
  expect(await readInvoice()).toMatchObject({ state: 'issued', processingMinor: 0n })
  expect((await subjects()).filter((subject) => subject.includes('not finished'))).toHaveLength(1)
  await checkout()
})

test('an account that waits can be let go of: its debit never goes out', async () => {
  await pressStripe(await checkout('ach'), 'verify')
  await settle()
  expect(await cancelPayment({ businessId, invoiceId, now: world.now() })).toEqual({ ok: true, value: null })
  expect(await readInvoice()).toMatchObject({ processingMinor: 0n })
  const { providerRef } = await lastAttempt()
  const ledger = (await world.control('/stripe/payments')) as { id: string; status: string }[]
  expect(ledger.find(({ id }) => id === providerRef)?.status).toBe('canceled')
  await pressStripe(await checkout('card'), 'pay')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
})

test.each([
  ['a bank debit is returned', 'ach', 'return', {}],
  ['a card dispute is lost', 'card', 'dispute', { outcome: 'lost' }],
] as const)(
  'P13: %s after 45 days: reopened under a rest, told neutrally once, the owner asked',
  async (_what, method, action, details) => {
    await begin(10)
    await pressStripe(await checkout(method), method === 'ach' ? 'settle later' : 'pay')
    await world.advance('P8D')
    expect(await readInvoice()).toMatchObject({ state: 'settled' })
    await world.advance('P45D')
    const before = await subjects()
    await act(action)
    if ('outcome' in details) await act(action, details)
    expect(await lastAttempt()).toMatchObject({ state: 'returned' })
    expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n })
    expect(await receivable()).toBe(25_000n)
    expect(await prisma.hold.count({ where: { businessId, invoiceId, releasedAt: null } })).toBe(1)
    await world.control('/webhooks/replay', { provider: 'stripe', times: 2, shuffle: true })
    await world.advance('P10D')
    // One neutral word; no reminder, and no second thank-you.
    expect((await subjects()).slice(before.length)).toEqual([`Your payment for invoice E-${count} came back`])
    expect(await receivable()).toBe(25_000n)
    const { id } = await lastAttempt()
    expect(await prisma.task.count({ where: { businessId, key: { startsWith: `money-back/${id}/returned` } } })).toBe(1)
  },
  60_000,
)

test('P15: an eCheck that the bank refuses opens the invoice again, and the client is told', async () => {
  await pressPaypal(await checkout('paypal'), 'Approve', { funding: 'echeck', source: 'echeck', method: 'echeck' })
  await settle()
  expect(await lastAttempt()).toMatchObject({ state: 'processing' })
  expect((await world.mails(email))[0]?.text).toMatch(/with PayPal .* It should arrive by \w+day, \d+ \w+/s)
  const { providerRef } = await lastAttempt()
  await world.control(`/paypal/captures/${providerRef ?? ''}/deny`, {})
  await settle()
  expect(await lastAttempt()).toMatchObject({ state: 'failed' })
  expect(await readInvoice()).toMatchObject({ state: 'issued', balanceMinor: 25_000n, processingMinor: 0n })
  // The word waits for the client's day.
  await world.advance('PT14H')
  expect((await subjects()).at(-1)).toBe(`Your payment for invoice E-${count} did not go through`)
  await checkout('card')
})

test('a PayPal payment that is disputed asks the owner; once it is lost, the invoice is open again', async () => {
  await pressPaypal(await checkout('paypal'), 'Approve')
  await settle()
  const { providerRef } = await lastAttempt()
  await world.control(`/paypal/captures/${providerRef ?? ''}/dispute`, {})
  await settle()
  expect(await lastAttempt()).toMatchObject({ state: 'disputed' })
  const disputes = (await world.control('/paypal/captures')) as { id: string; disputes: { id: string }[] }[]
  const dispute = disputes.find(({ id }) => id === providerRef)?.disputes[0]?.id ?? ''
  await world.control(`/paypal/disputes/${dispute}/resolve`, { outcome: 'RESOLVED_BUYER_FAVOUR' })
  await settle()
  expect(await lastAttempt()).toMatchObject({ state: 'returned' })
  expect(await receivable()).toBe(25_000n)
})
