import { afterAll, expect, test } from 'vitest'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import { stripeSigner } from '#app/sandbox/stripe/sign-webhook.ts'
import { postWebhook } from '#app/sandbox/webhook-post.ts'
import type { WebhookEvent } from '#app/sandbox/webhook-sender.ts'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { atLength } from '#tests/support/lane.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWeb } from '#tests/support/web-process.ts'
import { ended, startWorker, until } from '#tests/support/worker-process.ts'
import { startWorld } from '#tests/support/world.ts'

const NOW = new Date('2026-11-23T15:00:00Z')
const world = await startWorld(NOW)
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
// The processes follow the clock through the database.
await prisma.sandboxClock.create({ data: { id: 1, offsetMs: BigInt(NOW.getTime() - Date.now()), version: 1 } })
afterAll(() => world.close())

const EVENTS = atLength(200, 1_000)
const SPAN_MS = atLength(2_000, 10_000)
/** Each tells of itself in several events. */
const PAYMENTS = EVENTS / 5

async function payOne(n: number): Promise<void> {
  const wish = { businessId, number: `W1-${n}`, email: `w1-${n}@example.com`, dueOn: '2027-03-20', minor: 10_000n }
  const invoiceId = await makeInvoice({ ...wish, now: world.now() })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const started = await startPayment({
    ...{ businessId, clientId, invoiceIds: [invoiceId], method: 'card', portalLinkId: null, consent: null },
    ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
  })
  if (!started.ok) throw new Error(started.reason)
  await pressStripe(started.value.redirectUrl, 'pay')
}

test('W1: webhooks at a hundred a second are answered at once by a real web process, and all applied', async () => {
  await world.control('/webhooks/hold', { provider: 'stripe', held: true })
  for (let n = 0; n < PAYMENTS; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(payOne))
  const told = (await world.control('/webhooks?provider=stripe')) as WebhookEvent[]
  const events = [...told, ...told].slice(0, Math.max(EVENTS, told.length))
  const sign = stripeSigner(deriveSandboxCredentials(process.env['APP_SECRET'] ?? '').stripeWebhookSecret)

  const [web, worker] = [await startWeb(), startWorker()]
  const post = (event: WebhookEvent) => postWebhook(`${web.url}/webhooks/stripe`, sign(event), event.body)
  try {
    // A process that has answered before, as it has in life.
    for (const event of events.slice(0, 100)) expect(await post(event)).toEqual({ status: 200 })
    const begun = performance.now()
    // Each at its own moment, whether or not the one before it was answered.
    const answers = await Promise.all(
      events.map(async (event, n) => {
        const after = begun + (SPAN_MS * n) / events.length - performance.now()
        await new Promise((due) => setTimeout(due, after))
        const sent = performance.now()
        const answer = await post(event)
        return { ...answer, ms: performance.now() - sent }
      }),
    )
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
    expect(times[Math.ceil(times.length * 0.99) - 1]).toBeLessThan(1_000)

    await until(
      'every event applied',
      async () => (await prisma.inboxEvent.count({ where: { state: 'received' } })) === 0,
    )
    expect(await prisma.invoice.count({ where: { businessId, state: 'settled', balanceMinor: 0n } })).toBe(PAYMENTS)
    expect(await prisma.inboxEvent.count({ where: { state: 'parked' } })).toBe(0)
    const { _sum } = await prisma.ledgerEntry.aggregate({
      where: { businessId, account: 'clearing' },
      _sum: { amountMinor: true },
    })
    expect(_sum.amountMinor).toBe(BigInt(PAYMENTS) * 10_000n)
  } finally {
    await web.stop()
    worker.kill('SIGKILL')
    await ended(worker)
  }
})
