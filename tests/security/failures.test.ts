import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { claimPorts } from '#tests/support/app.ts'
import { knockAt } from '#tests/support/doors.ts'
import type { Answer, Knock } from '#tests/support/doors.ts'
import { ended, until } from '#tests/support/worker-process.ts'
import { startWorld } from '#tests/support/world.ts'

// The real web process over a database that is there and does not work: every statement about these tables fails, and what it fails
// with names them. Nothing of that is anybody's business outside; in the log it stands on one line each.
const world = await startWorld(new Date())
const { prisma } = world
const { business, key } = await businessWithKey('Failures')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { stripeSigner } = await import('#app/sandbox/stripe/sign-webhook.ts')
const { port, release } = await claimPorts()
const url = `http://localhost:${port}`
const tables = ['Invoice', 'InboxEvent', 'Session', 'PortalLink'] as const
const HOSTILE = 'x\r\n{"level":60,"msg":"forged"}\u001b[31m\u009b2J\u2028'

let token = ''
let lines = ''
const child = spawn(process.execPath, ['--no-deprecation', 'build/processes/server.js'], {
  env: {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: 'debug',
    SANDBOX: '1',
    NODE_ENV: 'production',
  },
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
})
for (const stream of [child.stdout, child.stderr])
  stream?.setEncoding('utf8').on('data', (text: string) => (lines += text))
const knock = (path: string, how?: Knock): Promise<Answer> => knockAt(url, path, how)

beforeAll(async () => {
  const now = new Date()
  const owner = { name: 'Nora', email: 'nora@example.com', password: 'correct horse battery', businessId: business.id }
  await createStaffUser({ ...owner, role: 'owner', now })
  const wish = { businessId: business.id, number: 'F-1', email: 'a@example.com', dueOn: now.toISOString().slice(0, 10) }
  ;({ token } = await makeLinkedInvoice({ ...wish, now }))
  await until('the web process answers', async () => (await knock('/healthz').catch(() => null))?.status === 200)
})
afterAll(async () => {
  child.kill('SIGKILL')
  await ended(child)
  release()
  await world.close()
})

const visits = (): [string, string, Knock?][] => {
  const headers = {
    Authorization: `Bearer ${key}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
  }
  const named = { id: `evt_${randomUUID()}`, type: 'payment_intent.succeeded', provider: 'stripe', at: '' } as const
  const event = JSON.stringify({ ...named, object: 'event', livemode: false, data: { object: {} } })
  const signature = stripeSigner(process.env['STRIPE_WEBHOOK_SECRET'] ?? '')({ ...named, body: event })
  const form = { method: 'POST', headers: { Origin: url } }
  return [
    ['a page of a client', `/p/${token}`],
    ['a PDF of a client', `/p/${token}/invoice.pdf`],
    ['a form of a client', `/p/${token}/pay`, { ...form, body: { method: 'card' } }],
    ['the desk', '/admin', { headers: { Cookie: 'dunwell.session_token=x.y' } }],
    ['a sign-in', '/sign-in', { ...form, body: { email: 'nora@example.com', password: 'correct horse battery' } }],
    ['the API', '/api/v1/invoices', { headers }],
    ['a write of the API', '/api/v1/invoices', { method: 'POST', headers, body: '{"number":"1"}' }],
    ['a broken body', '/api/v1/invoices', { method: 'POST', headers, body: '{"number":' }],
    ['a webhook', '/webhooks/stripe', { method: 'POST', headers: signature, body: event }],
    ['an address that is none', '/%E0%A4%A'],
    ['a method that is none', '/admin', { method: 'PROPFIND' }],
  ]
}
const telling =
  /\bat (?:async )?[\w.<>]+ \(|node_modules|build\/|\.server\.|file:\/\/|\/work\/|prisma|postgres|relation|P2\d\d\d|\bSELECT\b|InboxEvent|PortalLink|ECONN|stack/i

/** What scripts of ours are called stands in every page. */
const said = ({ text }: Answer) => text.replace(/<script[\s\S]*?<\/script>|<link[^>]*>/g, '')

async function seeAll(mustFail: readonly string[]): Promise<void> {
  for (const [what, path, how] of visits()) {
    const answer = await knock(path, how)
    expect(said(answer), `${what}: ${answer.status}`).not.toMatch(telling)
    if (mustFail.includes(what)) expect(answer.status, what).toBeGreaterThanOrEqual(500)
  }
}
const failing = ['a page of a client', 'a PDF of a client', 'the API', 'a webhook']

test('what fails inside says nothing of the inside: pages, files, API, webhooks', async () => {
  for (const table of tables) await prisma.$executeRawUnsafe(`ALTER TABLE "${table}" RENAME TO "${table} away"`)
  try {
    await seeAll(failing)
  } finally {
    for (const table of tables) await prisma.$executeRawUnsafe(`ALTER TABLE "${table} away" RENAME TO "${table}"`)
  }
})

test('what people send stands in the log escaped: a line is a line, and a terminal obeys none', async () => {
  const typed = encodeURIComponent(HOSTILE)
  const headers = { 'User-Agent': 'x\u009b31m', Authorization: 'Bearer \u009b31m' }
  await knock(`/admin/search?q=${typed}`, { headers })
  await knock(`/p/${typed}`)
  await knock(`/api/v1/${typed}`, { headers })
  await knock('/sign-in', { method: 'POST', headers: { Origin: url }, body: { email: HOSTILE, password: HOSTILE } })
  await knock('/webhooks/stripe', { method: 'POST', headers: { 'Stripe-Signature': 't=1,v1=\u009b' }, body: HOSTILE })
  const all = lines.trim().split('\n')
  expect(all.length).toBeGreaterThan(5)
  for (const line of all) {
    expect(line).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/)
    expect(() => JSON.parse(line) as unknown, line).not.toThrow()
    expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' })
  }
})
