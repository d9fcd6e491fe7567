import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { ended, until } from '#tests/support/worker-process.ts'
import { startWorld } from '#tests/support/world.ts'

// Everything an installation writes while it is used, and while its providers fail, at the most talkative level.
const NOW = new Date('2026-11-23T15:00:00Z')
const world = await startWorld(NOW)
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const { createOwner } = await import('#app/auth/create-owner.server.ts')
const { prisma } = world
await prisma.sandboxClock.create({ data: { id: 1, offsetMs: BigInt(NOW.getTime() - Date.now()), version: 1 } })

const businessId = await makeBusiness(prisma)
const email = 'ap.secretary@harbour-dental.example'
const clientName = 'Harbour Dental Group'
const password = 'a good long password of ours'
const { token, invoiceId } = await makeLinkedInvoice({
  ...{ businessId, number: 'LOG-1', email, clientName, dueOn: '2026-11-23', now: NOW },
})
const { key } = await createApiKey({ businessId, name: 'tests', scopes: ['read', 'write'], actor: 'system', now: NOW })
await createOwner({
  ...{
    businessName: 'Log Works',
    email: 'owner@log-works.example',
    password,
    currency: 'USD',
    timeZone: 'UTC',
    now: NOW,
  },
})

const port = await freePort()
const url = `http://localhost:${port}`
let output = ''
const processes = [start('server'), start('worker')]
afterAll(async () => {
  for (const each of processes) each.kill('SIGTERM')
  await Promise.all(processes.map(ended))
  await world.close()
})

function start(name: 'server' | 'worker'): ChildProcess {
  const own = { LOG_LEVEL: 'debug', PORT: String(port), PUBLIC_URL: url, SANDBOX: '1', MAIL_RATE: '100' }
  const env: NodeJS.ProcessEnv = { ...process.env, ...own, NODE_ENV: 'production', PROCESS_NAME: name }
  const child = spawn(process.execPath, ['--enable-source-maps', '--no-deprecation', `build/processes/${name}.js`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
  return child
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return free
}

const post = (path: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, ...headers },
    body: new URLSearchParams(body),
  })
const asks = (path: string, body?: object) =>
  fetch(`${url}/api/v1/${path}`, {
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', 'Idempotency-Key': path },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })

test('L2: no key, token, address, name or card number stands in any line, and every line of a request bears its id', async () => {
  await until('the web process is ready', async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200)
  const answered = await fetch(`${url}/p/${token}`, { headers: { 'X-Request-Id': 'balancer-0001' } })
  expect([answered.status, answered.headers.get('X-Request-Id')]).toEqual([200, 'balancer-0001'])
  const refused = await fetch(`${url}/healthz`, { headers: { 'X-Request-Id': `${email}` } })
  expect(refused.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)

  // The portal, the desk, the API and the webhooks, rightly and wrongly.
  await fetch(`${url}/p/${token.slice(0, -1)}x/pay`)
  await world.control('/faults', { provider: 'stripe', path: '/v1/checkout/sessions', kind: '500', times: 2 })
  await post(`/p/${token}/pay`, { method: 'card', choice: 'everything', amount: 'everything' })
  await post(`/p/${token}/wrong-person`, { name: 'Grace Hopper', email: 'grace@navy.example' })
  await post(`/p/${token}/dispute`, { reason: 'other', words: 'My card 4242 4242 4242 4242 was charged twice' })
  await post('/', { email })
  await post('/sign-in', { email: 'owner@log-works.example', password })
  await post('/sign-in', { email: 'owner@log-works.example', password: 'not the right one at all' })
  await fetch(`${url}/sign-in?resetToken=abcdefghijklmnop&next=${encodeURIComponent('/admin')}`)
  await fetch(`${url}/invite/abcdefghijklmnopqrstuvwxyz`)
  await asks('invoices')
  await asks(`invoices/${invoiceId}/portal-links`, {})
  await asks('clients', { name: 'Ada Lovelace', email: 'ada@lovelace.example', postalAddress: '1 St James Square' })
  await asks('clients', { name: 'Ada Lovelace', email: 'not an address', colour: 'sk_live_abcdefghijkl' })
  await fetch(`${url}/api/v1/clients`, { headers: { Authorization: 'Bearer dw_somebodyelseskey0000' } })
  for (const provider of ['stripe', 'paypal', 'resend'])
    await fetch(`${url}/webhooks/${provider}`, {
      ...{ method: 'POST', headers: { 'stripe-signature': 't=1,v1=0123456789abcdef' } },
      body: JSON.stringify({ id: 'evt_1', data: { object: { receipt_email: email, name: clientName } } }),
    })

  // A mail whose provider fails first, and an event that cannot be applied.
  await world.control('/faults', { provider: 'resend', path: '/emails', kind: '500', times: 1 })
  await prisma.inboxEvent.create({
    data: {
      ...{
        provider: 'stripe',
        eventId: 'evt_broken',
        type: 'charge.updated',
        objectId: 'ch_1',
        body: `{"name":"${clientName}"`,
      },
      ...{ receivedAt: NOW, nextTryAt: NOW },
    },
  })
  await until('the failing row is on record', async () => output.includes('row failed'))
  await until('the mail is out', async () => (await world.mails(email)).length > 0)

  const lines = output.trim().split('\n')
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const secrets = [
    ...[token, token.slice(0, -1), key, 'dw_some', 'sk_live', password, 'not the right one', 'abcdefghijklmnop'],
    ...[
      '@',
      'Harbour',
      'Lovelace',
      'Hopper',
      'St James',
      // Four digits alone come up in a time.
      '4242 4242',
      '42424242',
      '0123456789abcdef',
      process.env['APP_SECRET'] ?? '',
      'postgresql://',
    ],
    ...[process.env['STRIPE_SECRET_KEY'], process.env['RESEND_API_KEY'], process.env['PAYPAL_CLIENT_SECRET']].map(
      String,
    ),
  ]
  for (const secret of secrets)
    expect(
      lines.filter((line) => line.replace(/"stack":"[^"]*"/g, '').includes(secret)),
      secret,
    ).toEqual([])

  const requests = parsed.filter(({ msg }) => msg === 'request')
  expect(requests).toContainEqual(
    expect.objectContaining({ requestId: 'balancer-0001', method: 'GET', route: '/p/:token', status: 200 }),
  )
  expect(requests).toContainEqual(expect.objectContaining({ operation: 'createClient', status: 201, method: 'POST' }))
  expect(requests.filter(({ requestId }) => typeof requestId !== 'string')).toEqual([])
  expect(parsed).toContainEqual(
    expect.objectContaining({ msg: 'row failed', handler: 'handle-inbox', row: 'evt_broken', process: 'worker' }),
  )
})
