import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makePortalLink } = await import('#tests/support/portal-link.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { endAttempt } = await import('#app/features/payments/end-attempt.server.ts')
const { isProviderDown } = await import('#app/gateways/payments/outage.server.ts')
const { findPortalInvoice } = await import('#app/features/portal/find-portal-invoice.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

test('a provider that is down: the page stays, its button says so, the other one works, and nothing is begun', async () => {
  const id = await makeInvoice({
    ...{ businessId, number: 'O-1', email: 'o@example.com', dueOn: '2026-12-20', minor: 30_000n, now: world.now() },
  })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
  const press = (method: 'card' | 'paypal') =>
    startPayment({
      ...{ businessId, clientId, invoiceIds: [id], method, portalLinkId: null, consent: null },
      ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
    })
  const live = () => prisma.paymentTarget.findMany({ where: { businessId, live: true }, include: { payment: true } })
  const { token } = await makePortalLink({ businessId, invoiceId: id, now: world.now() })
  const down = async () => (await findPortalInvoice(token, world.now()))?.invoice.down

  await world.control('/faults', { provider: 'stripe', path: '/v1/checkout', kind: '500', times: 100 })
  expect(await press('card')).toEqual({ ok: false, reason: 'provider_down' })
  expect(await live()).toMatchObject([{ payment: { method: 'card', state: 'started' } }])
  // A client who was not led anywhere is not held to the way that failed.
  expect((await press('paypal')).ok).toBe(true)
  expect(await live()).toMatchObject([{ payment: { method: 'paypal', state: 'open' } }])
  for (const { payment } of await live()) await endAttempt(payment, 'cancelled', world.now())

  expect(await down()).toEqual([])
  for (let times = 0; times < 4; times += 1) await press('card')
  expect([isProviderDown('stripe'), isProviderDown('paypal')]).toEqual([true, false])
  expect(await down()).toEqual(['card', 'ach'])
  const before = await prisma.payment.count({ where: { businessId } })
  expect(await press('card')).toEqual({ ok: false, reason: 'provider_down' })
  expect(await prisma.payment.count({ where: { businessId } })).toBe(before)
  expect((await press('paypal')).ok).toBe(true)
  expect(await down()).toEqual(['card', 'ach'])
})
