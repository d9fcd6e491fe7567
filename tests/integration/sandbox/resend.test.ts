import { Resend } from 'resend'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { haveVendorSpecs, noVendorSpecs, vendorSpecFaults } from '#tests/support/vendor-specs.ts'
import { runSandbox, type RunningSandbox } from './running-sandbox.ts'

let sandbox: RunningSandbox
let resend: Resend

beforeAll(async () => {
  sandbox = await runSandbox()
  resend = new Resend(sandbox.credentials.resendApiKey, { baseUrl: sandbox.urls.resend })
})
afterAll(() => sandbox.close())

const mail = (to: string, subject = 'Invoice 2041') => ({
  from: 'Northwind Studio <billing@northwind.test>',
  to,
  subject,
  html: '<p>Thank you</p>',
  text: 'Thank you',
})

describe('sending', () => {
  test('a mail with everything lands in the mailbox as it was handed in', async () => {
    const pdf = Buffer.from('%PDF-1.7 not really')
    const { data, error } = await resend.emails.send(
      {
        ...mail('Ada <ada@client.test>'),
        cc: ['books@client.test'],
        replyTo: 'owner@northwind.test',
        headers: { 'List-Unsubscribe': '<http://127.0.0.1/pause>' },
        tags: [{ name: 'message', value: 'm_1' }],
        attachments: [{ filename: 'invoice 2041.pdf', content: pdf, contentType: 'application/pdf' }],
      },
      { idempotencyKey: 'reminder/1' },
    )
    expect(error).toBeNull()

    const { body } = await sandbox.control('GET /mail?to=ada@client.test')
    expect(body).toHaveLength(1)
    expect(body[0]).toMatchObject({
      id: data?.id,
      to: ['Ada <ada@client.test>'],
      cc: ['books@client.test'],
      replyTo: ['owner@northwind.test'],
      subject: 'Invoice 2041',
      html: '<p>Thank you</p>',
      text: 'Thank you',
      headers: { 'List-Unsubscribe': '<http://127.0.0.1/pause>' },
      attachments: [{ filename: 'invoice 2041.pdf', contentType: 'application/pdf', bytes: pdf.length }],
      idempotencyKey: 'reminder/1',
    })
    const attachment = await fetch(body[0].attachments[0].url)
    expect(Buffer.from(await attachment.arrayBuffer())).toEqual(pdf)
  })

  test('the same key and payload give the same id and one mail; another payload is refused; after a day the key is forgotten', async () => {
    const options = { idempotencyKey: 'reminder/once' }
    const first = await resend.emails.send(mail('once@client.test'), options)
    const second = await resend.emails.send(mail('once@client.test'), options)
    expect(second.data?.id).toBe(first.data?.id)
    expect((await sandbox.control('GET /mail?to=once@client.test')).body).toHaveLength(1)

    const changed = await resend.emails.send(mail('once@client.test', 'Other'), options)
    expect(changed.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })

    await sandbox.control('POST /clock', { advance: 'PT25H' })
    const later = await resend.emails.send(mail('once@client.test'), options)
    expect(later.data?.id).not.toBe(first.data?.id)
  })

  test('two calls with one key at once: the second is told to wait', async () => {
    await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind: 'slow', ms: 300 })
    const options = { idempotencyKey: 'reminder/race' }
    const both = await Promise.all([
      resend.emails.send(mail('race@client.test'), options),
      resend.emails.send(mail('race@client.test'), options),
    ])
    expect(both.map(({ error }) => error?.name ?? 'sent').sort()).toEqual(['concurrent_idempotent_requests', 'sent'])
    expect((await sandbox.control('GET /mail?to=race@client.test')).body).toHaveLength(1)
  })

  test.each([
    ['a recipient that is no address', { to: 'nobody' }, 422, 'validation_error'],
    [
      'fifty-one recipients',
      { to: Array.from({ length: 51 }, (_, n) => `c${n}@client.test`) },
      422,
      'validation_error',
    ],
    ['a sender that is no address', { from: 'Northwind' }, 422, 'validation_error'],
    ['a subject of two lines', { subject: 'a\r\nBcc: x@y.test' }, 422, 'validation_error'],
    ['no body', { html: '', text: '' }, 422, 'missing_required_field'],
    ['a tag with a colon', { tags: [{ name: 'invoice', value: 'a:b' }] }, 422, 'validation_error'],
    ['a header of two lines', { headers: { 'X-A': 'a\nb' } }, 422, 'validation_error'],
    ['an attachment without a name', { attachments: [{ content: 'aGk=' }] }, 422, 'invalid_attachment'],
  ])('%s is refused', async (_case, change, statusCode, name) => {
    const { data, error } = await resend.emails.send({ ...mail('refused@client.test'), ...change })
    expect(data).toBeNull()
    expect(error).toMatchObject({ statusCode, name })
  })

  test('an unknown field is refused', async () => {
    const response = await fetch(`${sandbox.urls.resend}/emails`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.credentials.resendApiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...mail('unknown@client.test'), replyTo: 'x@y.test' }),
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ statusCode: 422, name: 'validation_error' })
  })

  test('missing and wrong keys', async () => {
    const wrong = new Resend('re_wrong', { baseUrl: sandbox.urls.resend })
    expect((await wrong.emails.send(mail('a@b.test'))).error).toMatchObject({
      statusCode: 403,
      name: 'invalid_api_key',
    })
    const response = await fetch(`${sandbox.urls.resend}/emails`)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ name: 'missing_api_key' })
  })

  test('a batch, its list and a single mail read back', async () => {
    const batch = await resend.batch.send([mail('b1@client.test'), mail('b2@client.test')], {
      idempotencyKey: 'batch/1',
    })
    expect(batch.data?.data).toHaveLength(2)
    const [first, second] = batch.data?.data ?? []
    const page = await resend.emails.list({ limit: 1 })
    expect(page.data).toMatchObject({ object: 'list', has_more: true, data: [{ id: second?.id }] })
    const next = await resend.emails.list({ limit: 1, after: second?.id ?? '' })
    expect(next.data?.data[0]?.id).toBe(first?.id)
    expect((await resend.emails.get(first?.id ?? '')).data).toMatchObject({
      to: ['b1@client.test'],
      last_event: 'delivered',
    })
    expect((await resend.emails.get('4ef9a417-02e9-4d39-ad75-9611e0fcc33c')).error).toMatchObject({ statusCode: 404 })
  })

  test('a scheduled mail waits for the clock, can be moved and cancelled', async () => {
    const at = new Date(sandbox.clock.now().getTime() + 3_600_000).toISOString()
    const kept = await resend.emails.send({ ...mail('later@client.test'), scheduledAt: at })
    const gone = await resend.emails.send({ ...mail('never@client.test'), scheduledAt: at })
    const keptId = kept.data?.id ?? ''
    expect((await resend.emails.get(keptId)).data?.last_event).toBe('scheduled')
    const moved = new Date(sandbox.clock.now().getTime() + 7_200_000).toISOString()
    expect((await resend.emails.update({ id: keptId, scheduledAt: moved })).error).toBeNull()
    expect((await resend.emails.cancel(gone.data?.id ?? '')).error).toBeNull()
    await sandbox.control('POST /clock', { advance: 'PT90M' })
    expect((await resend.emails.get(keptId)).data?.last_event).toBe('scheduled')
    await sandbox.control('POST /clock', { advance: 'PT1H' })
    expect((await resend.emails.get(keptId)).data?.last_event).toBe('delivered')
    expect((await resend.emails.get(gone.data?.id ?? '')).data?.last_event).toBe('canceled')
    expect((await resend.emails.cancel(keptId)).error).toMatchObject({ statusCode: 422 })
  })
})

describe('webhooks', () => {
  const verified = ({ body, headers }: { body: string; headers: Record<string, string | string[] | undefined> }) =>
    resend.webhooks.verify({
      payload: body,
      headers: {
        id: String(headers['svix-id']),
        timestamp: String(headers['svix-timestamp']),
        signature: String(headers['svix-signature']),
      },
      webhookSecret: sandbox.credentials.resendWebhookSecret,
    })
  const eventsOf = async (id: string | undefined) =>
    (await sandbox.webhooks('resend'))
      .map(verified)
      .filter((event) => 'email_id' in event.data && event.data.email_id === id)

  test.each([
    ['ada@client.test', ['email.sent', 'email.delivered']],
    ['bounced@client.test', ['email.sent', 'email.bounced']],
    ['bounce+7@client.test', ['email.sent', 'email.bounced']],
    ['complained@client.test', ['email.sent', 'email.delivered', 'email.complained']],
    ['suppressed@client.test', ['email.suppressed']],
  ])('%s', async (to, types) => {
    const { data } = await resend.emails.send({ ...mail(to), tags: [{ name: 'message', value: 'm_9' }] })
    const events = await eventsOf(data?.id)
    expect(events.map(({ type }) => type).sort()).toEqual([...types].sort())
    expect(events[0]).toMatchObject({ data: { tags: { message: 'm_9' } } })
  })

  test('what happens later is told too, and a tampered body is refused by the SDK', async () => {
    const { data } = await resend.emails.send(mail('later@client.test'))
    for (const action of ['open', 'complain', 'bounce']) {
      expect((await sandbox.control(`POST /resend/emails/${data?.id}/${action}`)).status).toBe(200)
    }
    expect((await resend.emails.get(data?.id ?? '')).data?.last_event).toBe('bounced')
    const [webhook] = (await sandbox.webhooks('resend')).slice(-1)
    if (!webhook) throw new Error('no webhook came')
    expect(() => verified({ ...webhook, body: webhook.body.replace('later@', 'other@') })).toThrow()
  })

  test('replay sends the same events under the same ids, shuffled when asked', async () => {
    const before = await sandbox.webhooks('resend')
    const distinct = new Set(before.map(({ headers }) => headers['svix-id']))
    const { body } = await sandbox.control('POST /webhooks/replay', { provider: 'resend', times: 2, shuffle: true })
    expect(body).toEqual({ sent: distinct.size * 2 })
    const after = await sandbox.webhooks('resend')
    expect(after).toHaveLength(before.length + distinct.size * 2)
    expect(new Set(after.map(({ headers }) => headers['svix-id']))).toEqual(distinct)
  })
})

describe('faults', () => {
  test.each([
    ['500', { statusCode: 500, name: 'internal_server_error' }],
    ['429', { statusCode: 429, name: 'rate_limit_exceeded' }],
    ['html', { name: 'application_error' }],
    ['drop', { name: 'application_error', statusCode: null }],
  ])('%s: nothing is sent', async (kind, expected) => {
    await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind, times: 1 })
    const { error } = await resend.emails.send(mail(`${kind}@client.test`))
    expect(error).toMatchObject(expected)
    expect((await sandbox.control(`GET /mail?to=${kind}@client.test`)).body).toHaveLength(0)
  })

  test.each(['drop-after', 'cut', '500-after'])(
    '%s: sent though the caller cannot know; the retry makes no second mail',
    async (kind) => {
      await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind, times: 1 })
      const options = { idempotencyKey: `fault/${kind}` }
      expect((await resend.emails.send(mail(`${kind}@client.test`), options)).error).not.toBeNull()
      expect((await resend.emails.send(mail(`${kind}@client.test`), options)).error).toBeNull()
      expect((await sandbox.control(`GET /mail?to=${kind}@client.test`)).body).toHaveLength(1)
    },
  )

  test('timeout: the caller gives up by itself', async () => {
    await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind: 'timeout', times: 1 })
    const signal = AbortSignal.timeout(100)
    const { error } = await resend.emails.send(mail('timeout@client.test'), { signal })
    expect(error).toMatchObject({ name: 'application_error', statusCode: null })
  })

  test('the rate limit is told in headers', async () => {
    const { headers } = await resend.emails.list()
    expect(headers).toMatchObject({ 'ratelimit-limit': '100', 'ratelimit-reset': '1' })
    await sandbox.control('POST /faults', { provider: 'resend', path: '/emails', kind: '429', times: 1 })
    expect((await resend.emails.list()).headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0' })
  })
})

describe.skipIf(!haveVendorSpecs)(`against Resend's OpenAPI${haveVendorSpecs ? '' : ` (${noVendorSpecs})`}`, () => {
  test('answers and webhooks are what the description says', async () => {
    const call = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(sandbox.urls.resend + path, {
        method,
        headers: { authorization: `Bearer ${sandbox.credentials.resendApiKey}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return response.json()
    }
    const faults = (name: string, value: unknown) => vendorSpecFaults('resend', `#/components/schemas/${name}`, value)
    const sent = await call('POST', '/emails', mail('spec@client.test'))
    expect(faults('Email', { last_event: 'vanished' })).not.toEqual([])
    expect(faults('SendEmailRequest', mail('spec@client.test'))).toEqual([])
    expect(faults('SendEmailResponse', sent)).toEqual([])
    expect(faults('Email', await call('GET', `/emails/${sent.id}`))).toEqual([])
    expect(faults('ListEmailsResponse', await call('GET', '/emails'))).toEqual([])
    expect(faults('CreateBatchEmailsResponse', await call('POST', '/emails/batch', [mail('s@c.test')]))).toEqual([])

    await resend.emails.send(mail('suppressed@client.test'))
    const scheduledAt = new Date(sandbox.clock.now().getTime() + 3_600_000).toISOString()
    await resend.emails.send({ ...mail('later@client.test'), scheduledAt })
    for (const action of ['deliver', 'bounce', 'complain', 'open', 'click', 'delay', 'fail']) {
      await sandbox.control(
        `POST /resend/emails/${sent.id}/${action}`,
        action === 'click' ? { link: 'http://x.test/' } : {},
      )
    }
    const seen = new Set<string>()
    for (const { event } of await sandbox.webhooks('resend')) {
      seen.add(event.type)
      const words = event.type.replace('email.', '').split('_')
      const name = `Email${words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')}Event`
      expect(faults(name, event), event.type).toEqual([])
    }
    expect(seen.size).toBe(10)
  })
})
