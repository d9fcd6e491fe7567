import { afterAll, beforeEach, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
let invoiceId: string
let clientId: string
beforeEach(async () => {
  count += 1
  const about = { businessId, email: `clicks-${count}@example.com`, dueOn: '2026-12-20', now: world.now() }
  invoiceId = await makeInvoice({ ...about, number: `K-${count}` })
  clientId = (await readInvoice()).clientId
})

const readInvoice = () => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
const attempts = () => prisma.payment.findMany({ where: { businessId, clientId }, orderBy: { startedAt: 'asc' } })
const click = (method: 'card' | 'paypal' = 'card', token = 'token') =>
  startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: `http://localhost:3999/p/${token}`, now: world.now() },
  })
const sessions = async () => {
  const all = (await world.control('/stripe/payments')) as { session: string; status: string; metadata: object }[]
  const own = new Set((await attempts()).map(({ id }) => id))
  return all.filter(({ metadata }) => own.has((metadata as { paymentId?: string }).paymentId ?? ''))
}
const settle = () => world.advance('PT1S')

test('P1: twenty presses at once, from two mails in two tabs, open one checkout of one attempt', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => click('card', n % 2 ? 'monday' : 'friday')))
  const again = await click('card', 'friday')
  const urls = [...answers, again].flatMap((answer) => (answer.ok ? [answer.value.redirectUrl] : []))
  expect(new Set(urls).size).toBe(1)
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.reason])))).not.toContain('in_progress')
  expect(await sessions()).toHaveLength(1)
  expect(await attempts()).toMatchObject([{ state: 'open' }])
})

test('P3: the answer is lost; the next press meets the same checkout, and a day later there is a new one and no other', async () => {
  await world.control('/faults', { provider: 'stripe', path: '/v1/checkout/sessions', kind: 'drop-after', times: 2 })
  expect(await click()).toEqual({ ok: false, reason: 'provider_down' })
  expect(await sessions()).toHaveLength(1)
  expect((await click()).ok).toBe(true)
  expect(await sessions()).toHaveLength(1)

  await world.advance('PT25H')
  expect(await attempts()).toMatchObject([{ state: 'expired' }])
  const later = await Promise.all([click(), click(), click()])
  expect(new Set(later.flatMap((answer) => (answer.ok ? [answer.value.redirectUrl] : []))).size).toBe(1)
  expect((await sessions()).map(({ status }) => status).sort()).toEqual(['expired', 'open'])
  expect((await attempts()).map(({ state }) => state)).toEqual(['expired', 'open'])
})

test('P3: lost for good and forgotten by the provider, the attempt ends by itself and no second object is made for it', async () => {
  const lost = { path: '/v1/checkout/sessions', kind: 'drop-after', times: 2 }
  await world.control('/faults', { provider: 'stripe', ...lost })
  expect(await click()).toEqual({ ok: false, reason: 'provider_down' })
  await world.advance('PT25H')
  expect(await attempts()).toMatchObject([{ state: 'expired' }])
  expect(await sessions()).toMatchObject([{ status: 'expired' }])
  const fresh = await click()
  await pressStripe(fresh.ok ? fresh.value.redirectUrl : '', 'pay')
  await settle()
  expect(await readInvoice()).toMatchObject({ state: 'settled', balanceMinor: 0n })
  expect(await sessions()).toHaveLength(2)
})

test('a press the provider refuses leaves the page alone that another press has opened', async () => {
  const opened = await click('card', 'monday')
  expect(opened.ok).toBe(true)
  const { endRefused } = await import('#app/features/payments/end-refused.server.ts')
  const [attempt] = await attempts()
  await endRefused({ businessId, clientId, id: attempt?.id ?? '' }, 'refused', world.now())
  expect(await attempts()).toMatchObject([{ state: 'open' }])
  expect(await click('card', 'friday')).toEqual(opened)
})
