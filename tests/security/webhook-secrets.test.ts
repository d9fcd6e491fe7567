import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deriveSandboxCredentials } from '#app/sandbox/credentials.ts'
import { createMemoryClock } from '#app/sandbox/sandbox-clock.ts'
import { startSandbox } from '#app/sandbox/start-sandbox.ts'
import { startWorld } from '#tests/support/world.ts'

const world = await startWorld(new Date())
const { prisma } = world
afterAll(() => world.close())

const own = process.env['PAYPAL_WEBHOOK_ID'] ?? ''
const stripe = { old: 'whsec_old_and_known', new: 'whsec_new_and_unknown' }
const resend = { old: 'whsec_b2xkLW9sZC1vbGQtb2xkLW9sZA==', new: 'whsec_bmV3LW5ldy1uZXctbmV3LW5ldw==' }
let count = 0

/** A process that is started with these settings. */
async function startedWith(settings: Record<string, string>) {
  Object.assign(process.env, settings)
  vi.resetModules()
  const routes = {
    stripe: await import('#app/routes/webhooks.stripe.ts'),
    resend: await import('#app/routes/webhooks.resend.ts'),
    paypal: await import('#app/routes/webhooks.paypal.ts'),
  }
  return async (provider: keyof typeof routes, body: string, headers: Record<string, string>) => {
    const request = new Request(`http://localhost/webhooks/${provider}`, { method: 'POST', headers, body })
    return (await routes[provider].action({ request, params: {}, context: {} })).status
  }
}

function stripeEvent(secret: string) {
  const payload = JSON.stringify({
    ...{ id: `evt_w5_${(count += 1)}`, object: 'event', type: 'charge.succeeded', livemode: false },
    data: { object: { id: 'ch_w5' } },
  })
  return [payload, { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret }) }] as const
}
function resendEvent(secret: string) {
  const id = `msg_w5_${(count += 1)}`
  const at = new Date()
  const body = JSON.stringify({ type: 'email.delivered', created_at: at.toISOString(), data: { email_id: 'em_w5' } })
  const signature = new Webhook(secret).sign(id, at, body)
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  return [body, { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature }] as const
}
const kept = () => prisma.inboxEvent.count()

test('W5, P11: while a secret is exchanged both are good, once each; then only the new one', async () => {
  const both = await startedWith({
    STRIPE_WEBHOOK_SECRET: `${stripe.new}, ${stripe.old}`,
    RESEND_WEBHOOK_SECRET: `${resend.new},${resend.old}`,
  })
  const before = await kept()
  for (const age of ['new', 'old'] as const) {
    expect(await both('stripe', ...stripeEvent(stripe[age]))).toBe(200)
    expect(await both('resend', ...resendEvent(resend[age]))).toBe(200)
  }
  expect(await kept()).toBe(before + 4)
  expect(await both('stripe', ...stripeEvent('whsec_a_stranger'))).toBe(400)
  expect(await both('resend', ...resendEvent('whsec_c3RyYW5nZXItc3RyYW5nZXI='))).toBe(400)
  // The whole list is not a secret, and neither is one of the other provider.
  expect(await both('stripe', ...stripeEvent(`${stripe.new}, ${stripe.old}`))).toBe(400)
  expect(await both('stripe', ...stripeEvent(resend.new))).toBe(400)

  const after = await startedWith({ STRIPE_WEBHOOK_SECRET: stripe.new, RESEND_WEBHOOK_SECRET: resend.new })
  expect(await after('stripe', ...stripeEvent(stripe.old))).toBe(400)
  expect(await after('resend', ...resendEvent(resend.old))).toBe(400)
  expect(await kept()).toBe(before + 4)
  expect(await after('stripe', ...stripeEvent(stripe.new))).toBe(200)
  expect(await after('resend', ...resendEvent(resend.new))).toBe(200)
})

/** A stand-in of its own, whose webhooks we catch as they are sent; it checks a signature as PayPal does. */
async function signedByPaypal(event: object) {
  const none: Record<string, string> = {}
  let caught = { body: '', headers: none }
  const catcher = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
      caught = { body: Buffer.concat(chunks).toString(), headers: Object.fromEntries(headers) }
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((listening) => catcher.listen(0, '127.0.0.1', listening))
  const target = `http://127.0.0.1:${(catcher.address() as AddressInfo).port}`
  const sandbox = await startSandbox({
    ...{ port: 0, stateDir: null, credentials: deriveSandboxCredentials(process.env['APP_SECRET'] ?? '') },
    clock: createMemoryClock(
      new Date(),
      async () => {},
      async () => null,
    ),
    webhookTargets: { stripe: target, paypal: target, resend: target },
  })
  const body = JSON.stringify({ provider: 'paypal', type: 'PAYMENT.CAPTURE.DENIED', body: event })
  await fetch(`${sandbox.urls.control}/webhooks/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return {
    ...caught,
    base: sandbox.urls.paypal,
    async close() {
      await sandbox.close()
      await new Promise((closed) => catcher.close(closed))
    },
  }
}

test('W5: a PayPal webhook is good under each id that is named, and under no other', async () => {
  const event = {
    ...{ id: 'WH-W5', event_version: '1.0', create_time: '2026-11-23T12:00:00Z', resource_type: 'capture' },
    ...{ event_type: 'PAYMENT.CAPTURE.DENIED', resource: { id: 'CAPTURE-W5', status: 'DECLINED' } },
  }
  const arrived = () => prisma.inboxEvent.count({ where: { provider: 'paypal', eventId: 'WH-W5' } })
  const { body, headers, base, close } = await signedByPaypal(event)
  onTestFinished(close)
  const elsewhere = await startedWith({ PAYPAL_API_BASE: base, PAYPAL_WEBHOOK_ID: 'ANOTHERID12345678' })
  expect(await elsewhere('paypal', body, headers)).toBe(400)
  expect(await arrived()).toBe(0)
  const both = await startedWith({ PAYPAL_WEBHOOK_ID: `ANOTHERID12345678,${own}` })
  expect(await both('paypal', body, headers)).toBe(200)
  expect(await arrived()).toBe(1)
})
