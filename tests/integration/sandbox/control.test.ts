import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resend } from 'resend'
import Stripe from 'stripe'
import { afterEach, describe, expect, test } from 'vitest'
import { createMemoryClock } from '#app/sandbox/sandbox-clock.ts'
import { runSandbox, type RunningSandbox } from './running-sandbox.ts'

let running: RunningSandbox[] = []
const start = async (...given: Parameters<typeof runSandbox>) => {
  const sandbox = await runSandbox(...given)
  running.push(sandbox)
  return sandbox
}
afterEach(async () => {
  await Promise.all(running.map((sandbox) => sandbox.close()))
  running = []
})

const resendOf = ({ credentials, urls }: RunningSandbox) =>
  new Resend(credentials.resendApiKey, { baseUrl: urls.resend })
const stripeOf = ({ credentials, urls }: RunningSandbox) =>
  new Stripe(credentials.stripeSecretKey, {
    host: '127.0.0.1',
    port: Number(new URL(urls.stripe).port),
    protocol: 'http',
    telemetry: false,
  })
const mail = (to: string, subject = 'Invoice 2041') => ({
  from: 'billing@northwind.test',
  to,
  subject,
  text: 'Thank you',
})
const debit = { amount: 5_000, currency: 'usd', confirm: true, payment_method: 'pm_usBankAccount_success' } as const

describe('the clock', () => {
  test('advances by ISO durations, is set, and never goes back', async () => {
    const { control } = await start()
    expect((await control('POST /clock', { advance: 'P1M' })).body.now).toMatch(/^2026-04-02T15:00/)
    expect((await control('POST /clock', { set: '2026-12-01T09:00:00Z' })).body.now).toMatch(/^2026-12-01T09:00:00/)
    expect((await control('GET /clock')).body.now).toMatch(/^2026-12-01T09:00/)
    expect((await control('POST /clock', { set: '2026-01-01T00:00:00Z' })).status).toBe(400)
    expect((await control('POST /clock', { advance: 'seven days' })).status).toBe(400)
    expect((await control('POST /clock', { advance: 'P1D', set: '2027-01-01T00:00:00Z' })).status).toBe(400)
  })

  test('a move stops where something falls due, tells the application, moves it, and settles until nothing more happens', async () => {
    const steps: string[] = []
    const memory = createMemoryClock(new Date('2026-03-02T15:00:00Z'))
    const clock = {
      now: memory.now,
      nextDue: memory.nextDue,
      async moveTo(instant: Date) {
        steps.push('moved')
        await memory.moveTo(instant)
      },
      async settle() {
        steps.push(`settled with ${sandbox.received.length} webhooks`)
        // the application answers the new day with one mail
        if (steps.includes('moved') && !steps.includes('mailed')) {
          steps.push('mailed')
          await resendOf(sandbox).emails.send(mail('ada@client.test'))
        }
      },
    }
    const sandbox: RunningSandbox = await start({ clock })
    const intent = await stripeOf(sandbox).paymentIntents.create(debit)
    await sandbox.webhooks('stripe')
    expect(sandbox.received).toHaveLength(3)
    await sandbox.control('POST /clock', { advance: 'P7D' })
    expect(steps).toEqual([
      'settled with 3 webhooks',
      'settled with 6 webhooks',
      'moved',
      'settled with 6 webhooks',
      'mailed',
      'settled with 8 webhooks',
      'moved',
      'settled with 8 webhooks',
    ])
    const settled = sandbox.received.find(({ event }) => event.type === 'payment_intent.succeeded')
    expect(settled?.event.created).toBe(intent.created + 4 * 86_400)
  })
})

describe('webhooks', () => {
  test('are retried until the application takes them, and GET /webhooks tells how it went', async () => {
    const sandbox = await start()
    sandbox.answerWebhooksWith(500)
    await resendOf(sandbox).emails.send(mail('ada@client.test'))
    await expect.poll(() => sandbox.received.length).toBeGreaterThanOrEqual(4)
    sandbox.answerWebhooksWith(200)
    const delivered = async () => {
      const { body } = await sandbox.control('GET /webhooks?provider=resend')
      return body.every((event: { delivered: boolean }) => event.delivered)
    }
    await expect.poll(delivered, { timeout: 8_000 }).toBe(true)
    const { body } = await sandbox.control('GET /webhooks?provider=resend')
    expect(body[0].attempts[0].status).toBe(500)
    expect(body[0].attempts.at(-1).status).toBe(200)
  })

  test('held webhooks wait and come when released', async () => {
    const sandbox = await start()
    await sandbox.control('POST /webhooks/hold', { provider: 'resend', held: true })
    await resendOf(sandbox).emails.send(mail('ada@client.test'))
    await sandbox.control('POST /clock', { advance: 'P1D' })
    expect(sandbox.received).toHaveLength(0)
    expect(await sandbox.webhooks('resend')).toHaveLength(2)
  })

  test('one event can be replayed many times', async () => {
    const sandbox = await start()
    await resendOf(sandbox).emails.send(mail('ada@client.test'))
    const [first] = await sandbox.webhooks('resend')
    const eventId = first?.headers['svix-id']
    expect((await sandbox.control('POST /webhooks/replay', { provider: 'resend', eventId, times: 50 })).body).toEqual({
      sent: 50,
    })
    expect(sandbox.received.filter(({ headers }) => headers['svix-id'] === eventId)).toHaveLength(51)
    expect(
      (await sandbox.control('POST /webhooks/replay', { provider: 'resend', eventId: 'msg_nothing' })).status,
    ).toBe(404)
  })
})

describe('faults', () => {
  test('match by provider, path and method, as often as planned, and can be taken back', async () => {
    const sandbox = await start()
    const stripe = stripeOf(sandbox)
    await sandbox.control('POST /faults', { provider: 'stripe', path: '/v1/refunds', kind: '500', times: 5 })
    await sandbox.control('POST /faults', { provider: 'stripe', path: '/v1/customers', method: 'POST', kind: 429 })
    await stripe.customers.list()
    await expect(stripe.customers.create({})).rejects.toMatchObject({ type: 'StripeRateLimitError' })
    await stripe.customers.create({})
    expect((await sandbox.control('GET /faults')).body.faults).toHaveLength(1)
    await sandbox.control('DELETE /faults')
    await stripe.refunds.list()
    expect((await sandbox.control('POST /faults', { provider: 'stripe', kind: 'gremlin' })).status).toBe(400)
  })

  test('drip: a byte at a time, past the inactivity timeout', async () => {
    const sandbox = await start()
    await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind: 'drip' })
    const { data } = await resendOf(sandbox).emails.list()
    expect(data?.data).toEqual([])
  })

  test('slow-after: the webhook overtakes the answer', async () => {
    const sandbox = await start()
    await sandbox.control('POST /faults', {
      provider: 'stripe',
      path: '/v1/payment_intents',
      kind: 'slow-after',
      ms: 400,
    })
    let isAnswered = false
    const call = stripeOf(sandbox)
      .paymentIntents.create(debit)
      .then(() => (isAnswered = true))
    await expect.poll(() => sandbox.received.length).toBeGreaterThan(0)
    expect(isAnswered).toBe(false)
    await call
  })
})

describe('what is not true', () => {
  test('the provider’s own record can be changed, and a false event signed', async () => {
    const sandbox = await start()
    const stripe = stripeOf(sandbox)
    const intent = await stripe.paymentIntents.create({ ...debit, payment_method: 'pm_card_visa' })
    await sandbox.control(`POST /stripe/objects/${intent.id}`, { amount_received: 4_999, currency: 'eur' })
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ amount_received: 4_999, currency: 'eur' })
    expect((await sandbox.control('POST /stripe/objects/pi_nothing', {})).status).toBe(404)

    const event = await stripe.events.list({ type: 'payment_intent.succeeded' })
    const body = { ...event.data[0], id: 'evt_false', livemode: true }
    const sent = await sandbox.control('POST /webhooks/send', {
      provider: 'stripe',
      type: 'payment_intent.succeeded',
      body,
    })
    expect(sent.body).toMatchObject({ id: 'evt_false', delivered: true })
    const webhook = sandbox.received.find((received) => received.event.id === 'evt_false')
    const signature = String(webhook?.headers['stripe-signature'])
    const { stripeWebhookSecret } = sandbox.credentials
    expect(stripe.webhooks.constructEvent(webhook?.body ?? '', signature, stripeWebhookSecret).livemode).toBe(true)
  })
})

describe('a restart', () => {
  test('keeps mails, payments, keys, what is still to come and what was not delivered', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-state-'))
    try {
      const clock = createMemoryClock(new Date('2026-03-02T15:00:00Z'))
      const before = await start({ stateDir, clock })
      const { credentials } = before
      await before.control('POST /webhooks/hold', { provider: 'stripe', held: true })
      const pdf = Buffer.from('%PDF-1.7 kept')
      const sent = { ...mail('ada@client.test'), attachments: [{ filename: 'invoice.pdf', content: pdf }] }
      const first = await resendOf(before).emails.send(sent, { idempotencyKey: 'reminder/1' })
      const intent = await stripeOf(before).paymentIntents.create(debit, { idempotencyKey: 'pay/1' })
      await before.close()
      running = []

      const after = await start({ stateDir, clock, credentials })
      const { body: mails } = await after.control('GET /mail')
      expect(mails).toMatchObject([
        { id: first.data?.id, lastEvent: 'delivered', attachments: [{ bytes: pdf.length }] },
      ])
      expect(Buffer.from(await (await fetch(mails[0].attachments[0].url)).arrayBuffer())).toEqual(pdf)
      expect((await resendOf(after).emails.send(sent, { idempotencyKey: 'reminder/1' })).data?.id).toBe(first.data?.id)
      expect((await stripeOf(after).paymentIntents.create(debit, { idempotencyKey: 'pay/1' })).id).toBe(intent.id)
      expect((await after.webhooks('stripe')).map(({ event }) => event.type)).toContain('payment_intent.processing')
      await after.control('POST /clock', { advance: 'P5D' })
      expect((await stripeOf(after).paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
    } finally {
      rmSync(stateDir, { recursive: true })
    }
  })

  test('is refused while another holds the port', async () => {
    const first = await start()
    const port = Number(new URL(first.urls.control).port)
    await expect(runSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('strangers', () => {
  test.each([
    [
      'a form from another site',
      { origin: 'http://evil.test', 'content-type': 'application/x-www-form-urlencoded' },
      '/inbox/clock',
      403,
    ],
    ['a form without an origin', { 'content-type': 'application/x-www-form-urlencoded' }, '/inbox/clock', 415],
    ['a form to the API', { 'content-type': 'application/x-www-form-urlencoded' }, '/clock', 415],
    ['JSON as plain text', { 'content-type': 'text/plain' }, '/clock', 415],
    ['JSON from another site', { origin: 'http://evil.test', 'content-type': 'application/json' }, '/clock', 403],
  ])('%s is refused', async (_case, headers, path, status) => {
    const sandbox = await start()
    const body = path === '/clock' ? '{"advance":"P1D"}' : 'advance=P1D'
    const response = await fetch(sandbox.urls.control + path, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body,
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(sandbox.clock.now().toISOString()).toMatch(/^2026-03-02/)
  })
})

describe('the inbox', () => {
  const read = async (sandbox: RunningSandbox, path: string) => (await fetch(sandbox.urls.control + path)).text()
  const press = (sandbox: RunningSandbox, path: string, fields: Record<string, string>) =>
    fetch(sandbox.urls.control + path, {
      method: 'POST',
      headers: { origin: sandbox.urls.control },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })

  test('lists, searches and shows mails; hostile ones stay in their frame', async () => {
    const sandbox = await start()
    const hostile =
      '<html><head></head><body><script>alert(1)</script><a href="http://127.0.0.1/p/t?a=1&amp;b=2">Pay</a></body></html>'
    await resendOf(sandbox).emails.send({ ...mail('ada@client.test', '<b>Invoice</b> 1'), html: hostile })
    await resendOf(sandbox).emails.send(mail('grace@client.test', 'Invoice 2'))
    const list = await read(sandbox, '/')
    expect(list).toContain('2 mails')
    expect(list).toContain('&lt;b&gt;Invoice&lt;/b&gt; 1')
    expect(await read(sandbox, '/?to=grace')).not.toContain('ada@client.test')

    const [{ id }] = (await sandbox.control('GET /mail?to=ada@client.test')).body
    const response = await fetch(`${sandbox.urls.control}/inbox/mails/${id}`)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await response.text()
    expect(page).not.toContain('<script')
    expect(page).not.toContain('allow-scripts')
    expect(page).not.toContain('allow-same-origin')
    expect(page).toContain('href="http://127.0.0.1/p/t?a=1&amp;b=2"')
    expect(await read(sandbox, `/inbox/mails/${id}?view=text`)).toContain('Thank you')
    await press(sandbox, `/inbox/mails/${id}`, { action: 'bounce' })
    expect(await read(sandbox, '/')).toContain('bounced')
  })

  test('moves the clock and settles payments', async () => {
    const sandbox = await start()
    const intent = await stripeOf(sandbox).paymentIntents.create(debit)
    expect(await read(sandbox, '/inbox/payments')).toContain('>Settle</button>')
    await press(sandbox, '/inbox/payments', { provider: 'stripe', id: intent.id, action: 'settle' })
    expect((await sandbox.control('GET /stripe/payments')).body[0]).toMatchObject({
      id: intent.id,
      status: 'succeeded',
      net: 5_000,
    })
    const again = await press(sandbox, '/inbox/payments', { provider: 'stripe', id: intent.id, action: 'settle' })
    expect(again.headers.get('location')).toContain('problem=')
    const moved = await press(sandbox, '/inbox/clock', { advance: 'P7D', back: '//evil.test' })
    expect(moved.headers.get('location')).toBe('/')
    expect(await read(sandbox, '/')).toContain('9 Mar 2026')
  })
})

test('a thousand mails and their two thousand webhooks are no trouble', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-many-'))
  try {
    const sandbox = await start({ stateDir, resendCallsPerSecond: 100_000 })
    const resend = resendOf(sandbox)
    const batches = Array.from({ length: 10 }, (_, batch) =>
      Array.from({ length: 100 }, (_item, n) => mail(`client-${batch}-${n}@client.test`)),
    )
    for (const batch of batches) expect((await resend.batch.send(batch)).error).toBeNull()
    expect(await sandbox.webhooks('resend')).toHaveLength(2_000)
    expect((await sandbox.control('GET /mail?to=client-7-42@client.test')).body).toHaveLength(1)
  } finally {
    await Promise.all(running.map((sandbox) => sandbox.close()))
    running = []
    rmSync(stateDir, { recursive: true })
  }
})
