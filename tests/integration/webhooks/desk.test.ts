import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { businessWithKey } from '#tests/support/api.ts'

const { prisma } = await freshDatabase()
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const { exportTables } = await import('#app/db/read/export-tables.ts')
const { columnsOf } = await import('#app/db/read/export-rows.server.ts')
const { createEndpoint } = await import('#app/features/webhooks-out/create-endpoint.server.ts')
const list = await import('#app/routes/admin.settings.webhooks._index/route.tsx')
const one = await import('#app/routes/admin.settings.webhooks.$id/route.tsx')

// An address of the public internet by its number: nothing is sent, since no worker runs here.
const url = 'https://8.8.8.8/hooks?token=hush'
let businessId = ''
let cookie = ''
afterAll(() => prisma.$disconnect())
beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  const password = 'correct horse battery'
  const email = 'nora@example.com'
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'admin', now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
})

const args = (id: string | null, form?: readonly (readonly [string, string])[], query = '') =>
  ({
    request: new Request(`http://localhost:3999/admin/settings/webhooks${query}`, {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form.map(([name, value]) => [name, value])) }),
    }),
    params: id === null ? {} : { id },
    context: {},
  }) satisfies LoaderFunctionArgs

/** Where a form led, or what it answered and how. */
async function outcome(work: Promise<unknown>): Promise<Record<string, unknown>> {
  const answer = await work
  if (answer instanceof Response) return { to: answer.headers.get('Location') }
  const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
  return { ...data, ...(init && { status: init.status }) }
}
const add = (fields: readonly (readonly [string, string])[]) =>
  outcome(list.action(args(null, [['intent', 'create'], ['description', ''], ...fields])))
const decide = (id: string, intent: string, fields: readonly (readonly [string, string])[] = []) =>
  outcome(one.action(args(id, [['intent', intent], ...fields])))
const onlyEndpoint = async () => (await list.loader(args(null))).endpoints[0] ?? expect.fail('no endpoint')

test.each([
  [
    [
      ['url', 'http://example.com/'],
      ['which', 'all'],
    ],
    /https/,
  ],
  [
    [
      ['url', 'https://127.0.0.1/'],
      ['which', 'all'],
    ],
    /private network/,
  ],
  [
    [
      ['url', 'https://169.254.169.254/'],
      ['which', 'all'],
    ],
    /private network/,
  ],
  [
    [
      ['url', 'https://me:secret@8.8.8.8/'],
      ['which', 'all'],
    ],
    /user name/,
  ],
  [
    [
      ['url', url],
      ['which', 'chosen'],
    ],
    /Nothing was chosen/,
  ],
  [
    [
      ['url', url],
      ['which', 'chosen'],
      ['events', 'invoice.nonsense'],
    ],
    /not known/,
  ],
] as const)('%j is refused in words', async (fields, problem) => {
  expect(await add(fields)).toMatchObject({
    status: 400,
    made: null,
    problem: expect.stringMatching(problem) as string,
  })
})

test('an endpoint is added, its secret shown once and then nowhere', async () => {
  const added = await add([
    ['url', url],
    ['which', 'chosen'],
    ['events', 'invoice.*'],
    ['events', 'invoice.issued'],
  ])
  const { secret } = added['made'] as { secret: string }
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
  const page = await list.loader(args(null))
  expect(page.endpoints).toMatchObject([{ url, events: ['invoice.*'], waiting: 0, failed: 0 }])
  const rows = JSON.stringify([
    page,
    await one.loader(args(page.endpoints[0]?.id ?? '')),
    await prisma.webhookEndpoint.findMany(),
    await prisma.timelineEvent.findMany(),
  ])
  expect(rows).not.toContain(secret)
})

test('each decision stands on record', async () => {
  const { id } = await onlyEndpoint()
  const back = (said: string) => ({ to: `/admin/settings/webhooks/${id}?said=${said}` })
  expect(await decide(id, 'test')).toEqual(back('tested'))
  expect(await decide(id, 'pause')).toEqual(back('paused'))
  expect(await decide(id, 'test')).toMatchObject({
    status: 400,
    problem: expect.stringContaining('Switch it on') as string,
  })
  expect(await decide(id, 'enable')).toEqual(back('enabled'))
  expect(await decide(id, 'rotate')).toMatchObject({ secret: expect.stringMatching(/^whsec_/) as string })
  const change = [
    ['url', url],
    ['description', 'Books'],
    ['which', 'all'],
  ] as const
  expect(await decide(id, 'change', change)).toEqual(back('changed'))
  const types = (await prisma.timelineEvent.findMany({ where: { businessId }, orderBy: { id: 'asc' } })).map(
    ({ type }) => type,
  )
  expect(types.filter((type) => type.startsWith('webhook'))).toEqual([
    'webhook_endpoint.created',
    'webhook.test',
    'webhook_endpoint.paused',
    'webhook_endpoint.enabled',
    'webhook_endpoint.secret_rotated',
    'webhook_endpoint.updated',
  ])
})

test('a delivery opens with its body and its tries, and is sent again', async () => {
  const { id } = await onlyEndpoint()
  const { rows } = await one.loader(args(id, undefined, '?show=waiting'))
  const test = rows.find(({ type }) => type === 'webhook.test') ?? expect.fail('no test')
  const attempts = [{ at: now().toISOString(), ms: 12, status: 500, said: 'answered 500', excerpt: 'oh' }]
  await prisma.webhookDelivery.updateMany({ where: { id: test.id }, data: { state: 'failed', tries: 10, attempts } })
  const { opened, payload } = await one.loader(args(id, undefined, `?delivery=${test.id}`))
  expect(opened).toMatchObject({ state: 'failed', attempts })
  expect(JSON.parse(payload ?? '')).toMatchObject({ type: 'webhook.test', data: { id: test.eventId, host: '8.8.8.8' } })
  await decide(id, 'replay-failed', [['hours', '24']])
  expect((await one.loader(args(id, undefined, `?delivery=${test.id}`))).opened).toMatchObject({
    state: 'waiting',
    tries: 0,
  })
  await decide(id, 'replay', [['delivery', test.id]])
  expect(await prisma.timelineEvent.count({ where: { businessId, type: 'webhook_endpoint.replayed' } })).toBe(2)
})

test('what belongs to another business is not there', async () => {
  const theirs = await makeBusiness(prisma)
  const call = { businessId: theirs, url, events: ['*'], description: '', actor: 'system', now: now() }
  const made = await createEndpoint(call)
  const id = made.ok ? made.value.id : ''
  const status = async (work: Promise<unknown>) => {
    const thrown: unknown = await work.catch((error: unknown) => error)
    return thrown instanceof Response ? thrown.status : 'no answer'
  }
  expect(await status(one.loader(args(id)))).toBe(404)
  for (const intent of ['test', 'pause', 'rotate', 'remove', 'replay-failed'])
    expect([intent, await status(one.action(args(id, [['intent', intent]])))]).toEqual([intent, 404])
  const { id: own } = await onlyEndpoint()
  const delivery = await prisma.webhookDelivery.findFirstOrThrow({ where: { businessId: theirs } })
  expect(
    await status(
      one.action(
        args(own, [
          ['intent', 'replay'],
          ['delivery', delivery.id],
        ]),
      ),
    ),
  ).toBe(404)
  expect((await one.loader(args(own, undefined, `?delivery=${delivery.id}`))).opened).toBeNull()
})

test('removed, it takes its secrets and deliveries along, and its events stay', async () => {
  const { id } = await onlyEndpoint()
  expect(await decide(id, 'remove')).toEqual({ to: '/admin/settings/webhooks?said=removed' })
  const where = { businessId, endpointId: id }
  expect(await prisma.webhookDelivery.count({ where })).toBe(0)
  expect(await prisma.webhookEndpoint.findMany({ where: { businessId } })).toMatchObject([
    { secret: '', previousSecret: null, url: 'https://8.8.8.8/' },
  ])
  // What happens now is nobody's to hear.
  await createEndpoint({ businessId, url, events: ['*'], description: '', actor: 'system', now: now() })
  expect(await prisma.webhookDelivery.count({ where })).toBe(0)
})

test('the API gives a secret once, its repeat the same, and keeps it sealed', async () => {
  const { business, call } = await businessWithKey('Hooks')
  const body = { url, events: ['payment.settled'] }
  const idempotencyKey = 'once'
  const first = await call('POST', '/webhook-endpoints', { body, idempotencyKey })
  const again = await call('POST', '/webhook-endpoints', { body, idempotencyKey })
  expect(again.body).toEqual(first.body)
  const secret = String(first.body['secret'])
  const id = String(first.body['id'])
  const rotated = await call('POST', `/webhook-endpoints/${id}/rotate-secret`, { body: {} })
  const kept = JSON.stringify(await prisma.idempotentAnswer.findMany({ where: { businessId: business.id } }))
  for (const known of [secret, String(rotated.body['secret'])]) {
    expect(known).toMatch(/^whsec_/)
    expect(kept).not.toContain(known)
  }
  const read = await call('GET', '/webhook-endpoints')
  expect(JSON.stringify(read.body)).not.toContain('secret')

  // A change of what was read meanwhile is refused.
  const shown = await call('GET', `/webhook-endpoints/${id}`)
  const tag = { 'If-Match': shown.headers.get('ETag') ?? '' }
  expect(
    (await call('PATCH', `/webhook-endpoints/${id}`, { body: { enabled: false }, headers: tag })).body,
  ).toMatchObject({ status: 'paused' })
  expect((await call('PATCH', `/webhook-endpoints/${id}`, { body: { events: ['*'] }, headers: tag })).status).toBe(412)
  expect((await call('POST', `/webhook-endpoints/${id}/test`, { body: {} })).status).toBe(409)
  expect((await call('PATCH', `/webhook-endpoints/${id}`, { body: { url: 'https://10.0.0.1/' } })).body).toMatchObject({
    errors: [{ path: 'url' }],
  })
})

test('an export takes no secret along, nor an address that may hold one', () => {
  const table = exportTables.find(({ model }) => model === 'WebhookEndpoint') ?? expect.fail('not exported')
  expect(columnsOf(table)).not.toContain('secret')
  expect(columnsOf(table)).not.toContain('previousSecret')
  expect(columnsOf(table)).not.toContain('url')
})
