import { afterAll, expect, test } from 'vitest'
import { pressPaypal, pressStripe } from '#tests/support/hosted-checkout.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { ended, startWorker, until } from '#tests/support/worker-process.ts'
import { startWorld } from '#tests/support/world.ts'

const NOW = new Date('2026-11-23T15:00:00Z')
const world = await startWorld(NOW)
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { requestRefund } = await import('#app/features/payments/request-refund.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
// Worker processes follow the clock through the database.
await prisma.sandboxClock.create({ data: { id: 1, offsetMs: BigInt(NOW.getTime() - Date.now()), version: 1 } })
afterAll(() => world.close())

async function begin(number: string, method: 'card' | 'paypal') {
  const about = { businessId, number, email: `${number}@example.com`, dueOn: '2026-12-20', now: world.now() }
  const invoiceId = await makeInvoice(about)
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method, portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  return started.value.redirectUrl
}
const inState = (state: 'settled' | 'refunded') => prisma.payment.count({ where: { businessId, state } })
const applied = async () => (await prisma.inboxEvent.count({ where: { state: 'received' } })) === 0

/** Dies at each point in turn, then a worker that lives finishes what was left. */
async function surviving(points: readonly string[], what: string, isDone: () => Promise<boolean>): Promise<void> {
  for (const point of points) expect(await ended(startWorker(point)), point).toBe('SIGKILL')
  const survivor = startWorker()
  await until(what, async () => (await isDone()) && (await applied()))
  survivor.kill('SIGTERM')
  await ended(survivor)
}

const points = atLength(
  ['beforeProviderCall:1', 'afterProviderCall:1', 'beforeCommit:1', 'afterCommit:1'],
  [
    'beforeApply',
    'beforeProviderCall',
    'beforeProviderCall:1',
    'beforeProviderCall:2',
    'afterProviderCall',
    'afterProviderCall:1',
  ].concat([
    'afterProviderCall:2',
    'beforeCommit',
    'beforeCommit:1',
    'afterCommit',
    'afterCommit:1',
    'afterApply',
    'afterApply:1',
  ]),
)

test('P4: killed with -9 around the capture of approved money, each order is captured and booked once', async () => {
  const orders = await Promise.all(Array.from({ length: 8 }, (_, n) => begin(`order-${n}`, 'paypal')))
  for (const order of orders) await pressPaypal(order, 'Approve')
  await until(
    'every approval heard of',
    async () => (await prisma.inboxEvent.count({ where: { provider: 'paypal' } })) >= 8,
  )
  await surviving(points, 'every order booked', async () => (await inState('settled')) === 8)
  const captures = (await world.control('/paypal/captures')) as { order: string; net: number }[]
  expect(captures.map(({ net }) => net)).toEqual(Array(8).fill(25_000))
  expect(new Set(captures.map(({ order }) => order)).size).toBe(8)
  expect(await prisma.ledgerEntry.count({ where: { businessId, account: 'clearing' } })).toBe(8)
})

test('P4: killed with -9 around a refund, each sum goes back once', async () => {
  const sessions = await Promise.all(Array.from({ length: 8 }, (_, n) => begin(`card-${n}`, 'card')))
  for (const session of sessions) await pressStripe(session, 'pay')
  const survivor = startWorker()
  await until('every card booked', async () => (await inState('settled')) === 16 && (await applied()))
  survivor.kill('SIGTERM')
  await ended(survivor)
  const paid = await prisma.payment.findMany({ where: { businessId, provider: 'stripe' } })
  for (const { id: paymentId } of paid) {
    const asked = await requestRefund({
      ...{ businessId, paymentId, refundId: newId(), amount: { minor: 25_000n, currency: 'USD' }, paidOut: null },
      ...{ effect: 'credit_invoice', reason: 'As agreed', actor: 'user:test', now: world.now() },
    })
    expect(asked).toMatchObject({ ok: true })
  }
  await surviving(
    points.filter((point) => !point.includes('Apply')),
    'every refund booked',
    async () => (await inState('refunded')) === 8,
  )
  const theirs = (await world.control('/stripe/payments')) as { refunded: number; refunds: unknown[] }[]
  expect(theirs.map(({ refunded, refunds }) => [refunded, refunds.length])).toEqual(Array(8).fill([25_000, 1]))
})
