import paypal from '@paypal/checkout-server-sdk'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressPaypal } from '#tests/support/hosted-checkout.ts'
import { isSlowLane } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

/** Our own deadline for one call to PayPal, and a little for everything around it. */
const LONGEST_MS = 17_000

let count = 0
let invoiceId: string
let clientId: string
beforeEach(async () => {
  count += 1
  const wish = { businessId, number: `G-${count}`, email: `garbage-${count}@example.com`, dueOn: '2026-12-20' }
  invoiceId = await makeInvoice({ ...wish, minor: 30_000n, now: world.now() })
  clientId = (await invoice()).clientId
})

const invoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const start = () =>
  startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'paypal', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
/** The SDK keeps its token for hours, for all clients of one id. */
const forgetToken = () => {
  const { PAYPAL_CLIENT_ID: id = '' } = process.env
  const client = new paypal.core.PayPalHttpClient(new paypal.core.SandboxEnvironment(id, 'secret'))
  ;(client as unknown as { _cache: { setToken(token: null): void } })._cache.setToken(null)
}
const spoil = (path: string, kind: string, times = 1) =>
  world.control('/faults', { provider: 'paypal', path, kind, times })
/** The spoiled answer fails within our deadline, and the very next call gets through: to the end of the payment. */
const failsOnceThenPays = async () => {
  const begun = performance.now()
  expect(await start()).toEqual({ ok: false, reason: 'provider_down' })
  expect(performance.now() - begun).toBeLessThan(LONGEST_MS)
  // What was planned did happen.
  expect(await world.control('/faults')).toEqual({ faults: [] })
  const started = await start()
  if (!started.ok) throw new Error(started.reason)
  await pressPaypal(started.value.redirectUrl, 'Approve')
  await world.advance('PT1S')
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await prisma.payment.count({ where: { businessId, clientId } })).toBe(1)
}

test('P17: the token answer is a page once: the token is asked for again, and nothing hangs on it', async () => {
  forgetToken()
  await spoil('/v1/oauth2/token', 'html')
  expect((await start()).ok).toBe(true)
  expect(await world.control('/faults')).toEqual({ faults: [] })
})

test.each([
  ['no content type', 'untyped'],
  ['broken compression', 'bad-gzip'],
])('P17: the token comes with %s: the process lives, the next call works', async (_what, kind) => {
  forgetToken()
  await spoil('/v1/oauth2/token', kind)
  await failsOnceThenPays()
})

test.each([
  ['a page instead of JSON', 'html'],
  ['no content type', 'untyped'],
  ['broken compression', 'bad-gzip'],
  ['an answer cut off half-way', 'cut'],
])('P17: %s: the process lives, the next call works', async (_what, kind) => {
  await spoil('/v2/checkout/orders', kind)
  await failsOnceThenPays()
})

test('P17: garbage where the money is taken: the sweep asks again, and it is taken once', async () => {
  const started = await start()
  if (!started.ok) throw new Error(started.reason)
  const { checkoutRef } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
  await spoil(`/v2/checkout/orders/${checkoutRef ?? ''}/capture`, 'bad-gzip')
  await spoil(`/v2/checkout/orders/${checkoutRef ?? ''}`, 'untyped')
  await pressPaypal(started.value.redirectUrl, 'Approve')
  await world.advance('PT2H')
  expect(await world.control('/faults')).toEqual({ faults: [] })
  expect(await invoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  const captures = (await world.control('/paypal/captures')) as { order: string }[]
  expect(captures.filter(({ order }) => order === checkoutRef)).toHaveLength(1)
})

// Fifteen seconds of real time each: our deadline is the one thing that ends an answer that drips in.
test.runIf(isSlowLane)('P17: an answer that drips in ends at our deadline, the token’s too', async () => {
  await spoil('/v2/checkout/orders', 'drip')
  await failsOnceThenPays()
})
