import { afterAll, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { checkTroubles } = await import('#app/features/operations/check-work.server.ts')
const { retryParked } = await import('#app/features/inbox/retry-parked.server.ts')
const { readQueueDepths } = await import('#app/db/sql/queue-depths.server.ts')
const { readTroubles } = await import('#app/db/read/today.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

/** A client's invoice with its checkout open. */
const open = async (number: string) => {
  const wish = { businessId, number, email: `${number.toLowerCase()}@example.com`, dueOn: '2027-03-20' }
  const invoiceId = await makeInvoice({ ...wish, minor: 10_000n, now: world.now() })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number } })
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  const { checkoutRef } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId } })
  return { url: started.value.redirectUrl, checkoutRef: checkoutRef ?? '' }
}
const stateOf = async (number: string) =>
  (await prisma.invoice.findFirstOrThrow({ where: { businessId, number } })).state
const send = (provider: 'stripe' | 'paypal', eventId: string, type: string, body: object) =>
  world.control('/webhooks/send', { provider, eventId, type, body })
const eventOf = (eventId: string) => prisma.inboxEvent.findFirstOrThrow({ where: { eventId } })
const depthOf = async (queue: string) =>
  (await readQueueDepths(world.now())).find((each) => each.queue === queue)?.depth

test('W2: unknown, incomplete and malformed events, and one whose handling always fails, hold up no other', async () => {
  const ill = await open('W-ill')
  // Nothing more can be learned of this one checkout: applying its events throws, every time.
  const path = `/v1/checkout/sessions/${ill.checkoutRef}`
  await world.control('/faults', { provider: 'stripe', path, kind: 'html', times: 1_000 })
  await pressStripe(ill.url, 'pay')
  const stripe = (id: string, type: string, data: unknown) =>
    send('stripe', id, type, { id, object: 'event', type, livemode: false, data })
  await stripe('evt_unknown', 'moon.phase_changed', { object: { id: 'moon_1', object: 'moon' } })
  await stripe('evt_bare', 'checkout.session.completed', { object: { object: 'checkout.session' } })
  await stripe('evt_empty', 'checkout.session.completed', null)
  await stripe('evt_odd', 'checkout.session.completed', { object: { id: 7, metadata: 'none', payment_intent: {} } })
  await send('paypal', 'WH-ODD', 'PAYMENT.CAPTURE.REFUNDED', {
    ...{ id: 'WH-ODD', event_type: 'PAYMENT.CAPTURE.REFUNDED', resource_type: 'refund' },
    resource: { id: 7, links: 'none' },
  })
  for (let n = 1; n <= 3; n += 1) await pressStripe((await open(`W-${n}`)).url, 'pay')
  await world.advance('PT1S')

  for (let n = 1; n <= 3; n += 1) expect([n, await stateOf(`W-${n}`)]).toEqual([n, 'settled'])
  for (const id of ['evt_unknown', 'evt_bare', 'evt_empty', 'evt_odd'])
    expect(await eventOf(id)).toMatchObject({ state: 'ignored' })
  expect(await eventOf('WH-ODD')).toMatchObject({
    state: 'received',
    claimedBy: null,
    outcome: expect.stringMatching(/./),
  })
  expect(await stateOf('W-ill')).toBe('issued')

  // After the twelfth try they are put aside, and somebody is told: on Today, by doctor and in the figures.
  await prisma.inboxEvent.updateMany({ where: { state: 'received' }, data: { tries: 11, nextTryAt: world.now() } })
  await world.work()
  const parked = await prisma.inboxEvent.findMany({ where: { state: 'parked' } })
  expect(parked.map(({ eventId }) => eventId)).toContain('WH-ODD')
  expect(parked.length).toBeGreaterThan(1)
  expect(parked.every(({ tries, outcome }) => tries === 12 && outcome !== '')).toBe(true)
  expect(await prisma.inboxEvent.count({ where: { state: 'received' } })).toBe(0)
  expect(await readTroubles(businessId)).toMatchObject({ parkedReports: parked.length })
  expect(await depthOf('inbox_parked')).toBe(parked.length)
  const alarm = (await checkTroubles()).find(({ about }) => about === 'parked reports')
  expect(alarm).toMatchObject({ state: 'wrong', says: `${parked.length} could not be applied` })

  // Once the cause is mended, one press applies what was put aside.
  const asJson = { method: 'DELETE', headers: { 'content-type': 'application/json' } }
  expect((await fetch(`${world.urls.control}/faults`, asJson)).ok).toBe(true)
  expect(await retryParked(world.now())).toBe(parked.length)
  await world.advance('PT2M')
  expect(await stateOf('W-ill')).toBe('settled')
})
