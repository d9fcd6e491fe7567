import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld } from '#tests/support/world.ts'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { makeBusiness } from '#tests/support/make.ts'

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { readBulkRun } = await import('#app/db/read/bulk.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { undoBulk } = await import('#app/features/bulk/undo-bulk.server.ts')
const { createPolicy } = await import('#app/features/policies/create-policy.server.ts')
const { newId } = await import('#app/ids.server.ts')
const ask = await import('#app/routes/admin.bulk._index/route.tsx')
const page = await import('#app/routes/admin.bulk.$id/route.tsx')
const { Temporal } = await import('temporal-polyfill')
afterAll(() => world.close())

const password = 'correct horse battery'
const cookies = { owner: '', collector: '', bookkeeper: '', stranger: '' }
let businessId = ''
let owner = ''
const invoices: string[] = []

async function person(of: string, role: 'owner' | 'collector' | 'bookkeeper') {
  const email = `${role}-${of}@example.com`
  await createStaffUser({ name: `The ${role}`, email, password, businessId: of, role, now: world.now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  const other = await makeBusiness(prisma)
  cookies.owner = await person(businessId, 'owner')
  cookies.collector = await person(businessId, 'collector')
  cookies.bookkeeper = await person(businessId, 'bookkeeper')
  cookies.stranger = await person(other, 'owner')
  owner = (await prisma.membership.findFirstOrThrow({ where: { businessId, role: 'owner' } })).userId
  for (let n = 0; n < 24; n += 1) {
    const wish = { businessId, number: `B-${n}`, email: `b-${n % 6}@example.com`, clientName: `Client ${n % 6}` }
    invoices.push(await makeInvoice({ ...wish, dueOn: '2026-11-30', minor: 10_000n, now: world.now() }))
  }
})

type Fields = readonly (readonly [string, string])[]
const args = (cookie: string, form: Fields, params = {}) =>
  ({
    request: new Request('http://localhost:3999/admin/bulk?index', {
      ...{ method: 'POST', headers: { cookie } },
      body: new URLSearchParams(form.map(([name, value]) => [name, value])),
    }),
    ...{ params, context: {} },
  }) satisfies ActionFunctionArgs

async function outcome(work: Promise<unknown>): Promise<{ to?: string; status?: number; data?: unknown }> {
  try {
    const answer = await work
    if (answer instanceof Response) return { to: answer.headers.get('Location') ?? '' }
    const { data, init } = answer as { data: unknown; init: { status: number } | null }
    return { data, ...(init && { status: init.status }) }
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status }
    throw thrown
  }
}

const some = (ids: readonly string[]): Fields => ids.map((id) => ['id', id])
const decide = (form: Fields, cookie = cookies.owner, key = newId()) =>
  outcome(ask.action(args(cookie, [['intent', 'decide'], ['key', key], ...form])))
async function decided(form: Fields) {
  const { to = '' } = await decide(form)
  const id = to.split('/').at(-1) ?? ''
  await world.work()
  const run = await readBulkRun(businessId, id)
  if (!run) throw new Error('no run')
  return { ...run, counts: Object.fromEntries(run.outcomes) }
}
async function takenBack(runId: string) {
  const undone = await undoBulk({ businessId, runId, actor: 'user:test', now: world.now() })
  if (!undone.ok) throw new Error(undone.reason)
  await world.work()
  const run = await readBulkRun(businessId, undone.value.runId)
  return Object.fromEntries(run?.outcomes ?? [])
}
const hold: Fields = [
  ['do', 'hold'],
  ['list', '/admin/follow-ups'],
  ['reason', 'Trade fair'],
  ['until', '2026-12-10'],
]
const held = (ids: readonly string[]) =>
  prisma.hold.count({ where: { businessId, invoiceId: { in: [...ids] }, releasedAt: null, kind: 'manual' } })

test('twenty are held at once and let go again; what is held or over already is left out and said', async () => {
  const twenty = invoices.slice(0, 20)
  const first = await decided([...hold, ...some(twenty.slice(0, 2))])
  expect(first).toMatchObject({ state: 'done', counts: { done: 2 } })
  const [, , paid = ''] = twenty
  const payment = { amount: { minor: 10_000n, currency: 'USD' }, method: 'check', reference: null } as const
  await recordManualPayment({
    ...{ businessId, invoiceId: paid, ...payment, receivedOn: Temporal.PlainDate.from('2026-11-23') },
    ...{ actor: 'user:test', now: world.now() },
  })
  const run = await decided([...hold, ...some(twenty)])
  expect(run).toMatchObject({ total: 20, done: 20, counts: { done: 17, already_held: 2, not_open: 1 } })
  expect(await held(twenty)).toBe(19)
  const events = await prisma.timelineEvent.findMany({ where: { businessId, type: 'hold.placed' } })
  expect(events).toHaveLength(19)
  expect(events[0]).toMatchObject({ actor: `user:${owner}`, data: { reason: 'Trade fair', until: '2026-12-10' } })
  // The first two stay held: their hold is another decision.
  expect(await takenBack(run.id)).toEqual({ done: 17 })
  expect(await held(twenty)).toBe(2)
  expect(await undoBulk({ businessId, runId: run.id, actor: 'user:test', now: world.now() })).toEqual({
    ok: false,
    reason: 'undone_already',
  })
  expect(await takenBack(first.id)).toEqual({ done: 2 })
})

test('a press that is repeated, and ten at once, make one decision', async () => {
  const key = newId()
  const form = [...hold, ...some(invoices.slice(4, 6))]
  const answers = await Promise.all(Array.from({ length: 10 }, () => decide(form, cookies.collector, key)))
  expect(new Set(answers.map(({ to }) => to))).toEqual(new Set([`/admin/bulk/${key}`]))
  await Promise.all([world.work(), world.work()])
  expect(await held(invoices.slice(4, 6))).toBe(2)
  expect(await prisma.bulkItem.count({ where: { businessId, runId: key } })).toBe(2)
  await takenBack(key)
})

test('two decisions about the same invoices at once leave one hold on each', async () => {
  const ids = invoices.slice(6, 12)
  const runs = await Promise.all([decide([...hold, ...some(ids)]), decide([...hold, ...some(ids.toReversed())])])
  await Promise.all([world.work(), world.work(), world.work()])
  expect(await held(ids)).toBe(6)
  const counts = await Promise.all(
    runs.map(
      async ({ to = '' }) => (await readBulkRun(businessId, to.split('/').at(-1) ?? ''))?.outcomes.get('done') ?? 0,
    ),
  )
  expect(counts.toSorted()).toEqual([0, 6])
})

test('all that match are those of the filter when it was decided, and a release comes back as it was', async () => {
  const query = new URLSearchParams({ rests: 'paused' }).toString()
  const run = await decided([
    ['do', 'release'],
    ['list', '/admin/follow-ups'],
    ['all', 'on'],
    ['query', query],
  ])
  expect(run).toMatchObject({ total: 6, counts: { done: 6 } })
  expect(await held(invoices)).toBe(0)
  expect(await takenBack(run.id)).toEqual({ done: 6 })
  const again = await prisma.hold.findMany({ where: { businessId, releasedAt: null, kind: 'manual' } })
  expect(again.map(({ reason, until }) => [reason, until?.toISOString().slice(0, 10)])).toEqual(
    Array.from({ length: 6 }, () => ['Trade fair', '2026-12-10']),
  )
})

test('clients go to a colleague, and so do the answers to their mails', async () => {
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoices[12] ?? '' } })
  const before = await prisma.outboxMessage.count({
    where: { businessId, clientId, state: { in: ['drafted', 'queued'] } },
  })
  const run = await decided([
    ['do', 'assign'],
    ['list', '/admin/clients'],
    ['id', clientId],
    ['owner', owner],
  ])
  expect(run).toMatchObject({ total: 1, counts: { done: 1 } })
  const mails = await prisma.outboxMessage.findMany({
    where: { businessId, clientId, state: { in: ['drafted', 'queued'] } },
  })
  expect(mails.length).toBe(before)
  expect(mails.every(({ replyTo }) => replyTo === `owner-${businessId}@example.com`)).toBe(true)
  const wish = { businessId, number: 'B-99', email: 'b-0@example.com', clientName: 'Client 0', now: world.now() }
  await makeInvoice({ ...wish, dueOn: '2026-11-09' })
  await world.work()
  const sent = await prisma.outboxMessage.findFirstOrThrow({
    where: { businessId, clientId, kind: 'reminder' },
    orderBy: { createdAt: 'desc' },
  })
  expect(sent.replyTo).toBe(`owner-${businessId}@example.com`)
  const event = await prisma.timelineEvent.findFirstOrThrow({ where: { businessId, clientId, type: 'client.updated' } })
  expect(event.data).toMatchObject({ changes: { 'looked after by': { before: null, after: 'The owner' } } })
  // Somebody gives the client away meanwhile: the undo leaves that alone.
  await prisma.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { caseOwnerId: null } })
  expect(await takenBack(run.id)).toEqual({ changed_since: 1 })
})

test('a policy for several is looked at first, then followed, and taken back', async () => {
  const made = await createPolicy({
    businessId,
    name: 'Patient',
    from: { preset: 'gentle' },
    actor: 'system',
    now: world.now(),
  })
  if (!made.ok) throw new Error(made.reason)
  const ids = invoices.slice(14, 18)
  const form: Fields = [
    ['do', 'policy'],
    ['list', '/admin/follow-ups'],
    ['policy', made.value.policyId],
    ['enterBy', 'now'],
    ...some(ids),
  ]
  const look = await outcome(ask.action(args(cookies.owner, [['intent', 'look'], ['key', newId()], ...form])))
  expect(look.data).toMatchObject({ look: { impact: { total: 4 } } })
  expect(await prisma.invoice.count({ where: { businessId, policyId: made.value.policyId } })).toBe(0)
  const were = await prisma.invoice.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { enterOffset: true, policyId: true },
  })
  const run = await decided(form)
  expect(run.counts).toEqual({ done: 4 })
  expect(await prisma.invoice.count({ where: { businessId, policyId: made.value.policyId } })).toBe(4)
  expect(await takenBack(run.id)).toEqual({ done: 4 })
  expect(
    await prisma.invoice.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: { enterOffset: true, policyId: true },
    }),
  ).toEqual(were)
})

test('drafts are approved, those without one left out, and none of it can be taken back', async () => {
  const ours = await makeBusiness(prisma)
  const cookie = await person(ours, 'collector')
  await approveEverything(prisma, ours, world.now())
  const today = Temporal.PlainDate.from(world.now().toISOString().slice(0, 10))
  const made: string[] = []
  for (const [number, days] of [
    ['W-1', -14],
    ['W-2', -14],
    ['W-3', 40],
  ] as const) {
    const dueOn = today.add({ days }).toString()
    const email = `${number.toLowerCase()}@example.com`
    made.push(await makeInvoice({ businessId: ours, number, email, dueOn, now: world.now() }))
  }
  await world.work()
  expect(await prisma.outboxMessage.count({ where: { businessId: ours, state: 'drafted' } })).toBe(2)
  const key = newId()
  expect(await decide([['do', 'approve'], ...some(made)], cookie, key)).toEqual({ to: `/admin/bulk/${key}` })
  await world.work()
  const run = await readBulkRun(ours, key)
  expect(Object.fromEntries(run?.outcomes ?? [])).toEqual({ done: 2, no_draft: 1 })
  expect(await prisma.outboxMessage.count({ where: { businessId: ours, state: 'drafted' } })).toBe(0)
  expect(await undoBulk({ businessId: ours, runId: key, actor: 'user:test', now: world.now() })).toEqual({
    ...{ ok: false, reason: 'not_found' },
  })
})

test('nobody decides what their role does not include, or about another business', async () => {
  const one = some(invoices.slice(20, 21))
  expect(await decide([...hold, ...one], cookies.bookkeeper)).toEqual({ status: 403 })
  expect(await decide([['do', 'assign'], ['list', '/admin/clients'], ...one], cookies.collector)).toEqual({
    status: 403,
  })
  expect(await decide([['do', 'burn'], ...one])).toEqual({ status: 400 })
  expect(
    await decide([
      ['do', 'hold'],
      ['reason', 'x'],
    ]),
  ).toEqual({ status: 400 })
  expect(await decide([['do', 'hold'], ['reason', ''], ...one])).toMatchObject({ status: 400 })
  expect(await decide([['do', 'hold'], ['reason', 'x'], ['until', '2026-11-01'], ...one])).toMatchObject({
    status: 400,
  })
  const { to = '' } = await decide([...hold, ...one], cookies.stranger)
  await world.work()
  expect(await held(invoices.slice(20, 21))).toBe(0)
  const id = to.split('/').at(-1) ?? ''
  expect(await outcome(page.action(args(cookies.owner, [['intent', 'undo']], { id })))).toEqual({ status: 404 })
})
