import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import type { DunningPolicy, DunningStage } from '#app/domain/dunning/dunning-policy.ts'
import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { policyPresets } from '#app/domain/dunning/policy-presets.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createPolicy } = await import('#app/features/policies/create-policy.server.ts')
const { savePolicy } = await import('#app/features/policies/save-policy.server.ts')
const { assignPolicy } = await import('#app/features/policies/assign-policy.server.ts')
const { archivePolicy } = await import('#app/features/policies/archive-policy.server.ts')
const { readPolicyImpact } = await import('#app/db/read/policy-impact.server.ts')
const { readFollowUps } = await import('#app/db/read/follow-ups.server.ts')
const { lastStageIdOf } = await import('#app/db/sql/lock-policies.server.ts')
afterAll(() => prisma.$disconnect())

const now = new Date('2026-11-23T15:00:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
const who = { actor: 'user:nora', now }
let businessId = ''

beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

const moved = (id: number, change: Partial<DunningStage>, policy = defaultPolicy): DunningPolicy => ({
  ...policy,
  stages: policy.stages.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
})

async function ownPolicy(name = 'Ours'): Promise<string> {
  const made = await createPolicy({ businessId, name, from: { preset: 'standard' }, ...who })
  if (!made.ok) throw new Error(made.reason)
  return made.value.policyId
}

async function invoiceDue(daysAgo: number, number = `N${daysAgo}`): Promise<string> {
  const dueOn = today.subtract({ days: daysAgo }).toString()
  const id = await makeInvoice({
    businessId,
    number,
    email: 'ada@example.com',
    dueOn,
    now,
    clientName: `Client ${number}`,
  })
  await prisma.invoice.updateMany({ where: { id }, data: { enterOffset: null } })
  await prisma.client.updateMany({ where: { businessId }, data: { nextCheckAt: new Date('2027-06-01T00:00:00Z') } })
  return id
}

async function said(invoiceId: string, stage: number, daysAgo: number): Promise<void> {
  const { key, offsetDays } = defaultPolicy.stages.find(({ id }) => id === stage) as DunningStage
  const at = new Date(now.getTime() - daysAgo * 24 * 3_600_000)
  await prisma.reminder.create({
    data: {
      ...{ businessId, id: crypto.randomUUID(), invoiceId, stage, stageKey: key, level: stage, offsetDays },
      ...{ channel: 'email', outcome: 'completed', decidedAt: at, doneAt: at },
    },
  })
}

const nextOf = async (invoiceId: string) => {
  const { nextStep } = (await readFollowUps(businessId, [invoiceId], now)).get(invoiceId) ?? {}
  return nextStep && `${nextStep.stage} ${nextStep.on.toString()}`
}
const versionOf = async (id: string) => (await prisma.dunningPolicy.findFirstOrThrow({ where: { id } })).version

const save = (policyId: string, policy: DunningPolicy, over: object = {}) =>
  savePolicy({ businessId, policyId, version: 1, name: 'Ours', policy, enterBy: 'keep', ...who, ...over })

test('an edited policy shows first what it would change, and then changes just that', async () => {
  const policyId = await ownPolicy()
  await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy: 'keep', ...who })
  const early = await invoiceDue(3)
  const late = await invoiceDue(20)
  await said(early, 3, 2)
  await said(late, 5, 6)
  const policy = moved(4, { offsetDays: 10 })

  const impact = await readPolicyImpact(
    businessId,
    { of: 'policy', policyId },
    { policy, enterBy: 'keep' },
    { after: null, now },
  )
  expect(impact).toMatchObject({ total: 2, looked: 2, next: null })
  expect(
    impact.rows.map(({ number, before, after }) => [
      number,
      before.nextStep?.on.toString(),
      after.nextStep?.on.toString(),
    ]),
  ).toEqual([['N3', '2026-11-27', '2026-11-30']])

  expect(await save(policyId, policy)).toEqual({ ok: true, value: null })
  expect(await nextOf(early)).toBe('first_follow_up 2026-11-30')
  expect(await nextOf(late)).toBe('third_follow_up 2026-12-03')
  const clients = await prisma.client.findMany({ where: { businessId } })
  expect(clients.map(({ nextCheckAt }) => nextCheckAt)).toEqual([now, now])
  const event = await prisma.timelineEvent.findFirstOrThrow({ where: { businessId, type: 'policy.changed' } })
  expect(event).toMatchObject({
    actor: 'user:nora',
    data: {
      name: 'Ours',
      changed: ['first follow-up (day 7 to 10)'],
      changes: {
        'step 4': {
          before: 'first follow-up, day 7, email, polite, attaches both',
          after: 'first follow-up, day 10, email, polite, attaches both',
        },
      },
    },
  })
})

test.each([
  ['is moved later', moved(4, { offsetDays: 12 })],
  ['is replaced by one of the same day', moved(4, { id: 0 })],
  ['is removed', { ...defaultPolicy, stages: defaultPolicy.stages.filter(({ id }) => id !== 4) }],
])('what was said is not said again when its step %s', async (_, policy) => {
  const policyId = await ownPolicy()
  const id = await invoiceDue(9)
  await said(id, 4, 2)
  await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy: 'keep', ...who })
  for (const enterBy of ['keep', 'age', 'first'] as const) {
    const version = await versionOf(policyId)
    await save(policyId, { ...policy, minGapDays: version + 1 }, { version, enterBy })
    expect(await nextOf(id)).toMatch(/^second_follow_up /)
  }
})

test('of two who edit one version, the second hears of the first and nothing is lost', async () => {
  const policyId = await ownPolicy()
  const answers = await Promise.all([
    save(policyId, moved(4, { offsetDays: 8 })),
    save(policyId, moved(4, { offsetDays: 9 })),
  ])
  expect(answers.map((answer) => (answer.ok ? 'saved' : answer.reason)).sort()).toEqual(['changed_meanwhile', 'saved'])
  expect(await versionOf(policyId)).toBe(2)
})

test('new steps are numbered across all policies, and a number is never given twice', async () => {
  const [one, other] = [await ownPolicy('One'), await ownPolicy('Other')]
  const more = (policy: DunningPolicy, offsetDays: number): DunningPolicy => ({
    ...policy,
    stages: [...policy.stages, { ...(policy.stages[4] as DunningStage), id: 0, offsetDays }].sort(
      (a, b) => a.offsetDays - b.offsetDays,
    ),
  })
  await Promise.all([
    save(one, more(defaultPolicy, 20), { name: 'One' }),
    save(other, more(defaultPolicy, 20), { name: 'Other' }),
  ])
  await save(one, defaultPolicy, { name: 'One', version: 2 })
  await save(one, more(defaultPolicy, 25), { name: 'One', version: 3 })
  const rows = await prisma.dunningPolicy.findMany({ where: { businessId } })
  const added = rows
    .flatMap(({ body }) => (body as unknown as DunningPolicy).stages.map(({ id }) => id))
    .filter((id) => id > 8)
  expect(added).toHaveLength(2)
  expect(new Set(added).size).toBe(2)
  expect(added).toContain(11)
  expect(await lastStageIdOf(prisma, businessId)).toBe(11)
})

test('what cannot stand is refused by field, and nothing is saved', async () => {
  const policyId = await ownPolicy()
  expect(await save(policyId, moved(7, { answerWithinDays: 3 }), { name: ' ' })).toMatchObject({
    reason: 'faulty',
    faults: [{ field: 'name' }, { field: 'stages.6.answerWithinDays' }],
  })
  expect(await versionOf(policyId)).toBe(1)
})

describe('where open invoices go on', () => {
  const ages = [-40, -5, -1, 0, 1, 3, 7, 13, 14, 44, 45, 60, 61, 400]
  const firstOnly = { ...defaultPolicy, stages: defaultPolicy.stages.slice(4) }
  const repeating = { ...defaultPolicy, stages: defaultPolicy.stages.slice(0, 5), repeat: { everyDays: 10, times: 3 } }

  test.each<EnterBy>(['age', 'first', 'now'])('%s: all of them as the rule says for each', async (enterBy) => {
    await Promise.all(ages.map((age) => invoiceDue(age)))
    await said(await invoiceDue(20, 'climbing'), 4, 12)
    await said(await invoiceDue(8, 'ahead'), 5, 1)
    const policyId = await ownPolicy()
    await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy, ...who })
    for (const [n, policy] of [...policyPresets.map((preset) => preset.policy), firstOnly, repeating].entries()) {
      const version = await versionOf(policyId)
      const then = { policy: { ...policy, draftFlagDays: n + 3 }, enterBy }
      expect(await save(policyId, then.policy, { version, enterBy })).toMatchObject({ ok: true })
      // To enter again by the same rule, one by one, would change nothing.
      const again = await readPolicyImpact(businessId, { of: 'policy', policyId }, then, { after: null, now })
      expect(again).toMatchObject({ total: 16, rows: [] })
    }
  })

  test('who came further than the entry is left as it was', async () => {
    const [climbing, lagging] = [await invoiceDue(20, 'climbing'), await invoiceDue(20, 'lagging')]
    await said(climbing, 5, 6)
    const policyId = await ownPolicy()
    await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy: 'age', ...who })
    const entries = await prisma.invoice.findMany({
      where: { id: { in: [climbing, lagging] } },
      orderBy: { number: 'asc' },
    })
    expect(entries.map(({ enterOffset }) => enterOffset)).toEqual([null, 14])
  })
})

test('an invoice that entered at a step still enters at it when the step moves', async () => {
  const policyId = await ownPolicy()
  const id = await invoiceDue(20)
  await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy: 'age', ...who })
  const policy = moved(5, { offsetDays: 12 })
  const then = { policy, enterBy: 'keep' } as const
  const { rows } = await readPolicyImpact(businessId, { of: 'policy', policyId }, then, { after: null, now })
  expect(rows).toEqual([])
  await save(policyId, policy)
  expect(await nextOf(id)).toBe('second_follow_up 2026-11-23')
  expect(await prisma.invoice.findFirstOrThrow({ where: { id } })).toMatchObject({ enterOffset: 12 })
})

test('the invoice’s policy comes before the client’s, the client’s before the business’s', async () => {
  const [a, b, c] = [await invoiceDue(1, 'A'), await invoiceDue(1, 'B'), await invoiceDue(1, 'C')]
  for (const id of [a, b, c]) await said(id, 3, 0)
  const policies = await Promise.all(['For all', 'For clients', 'For one'].map(ownPolicy))
  const clientOf = async (id: string) => (await prisma.invoice.findFirstOrThrow({ where: { id } })).clientId
  const [wide = '', middle = '', close = ''] = policies
  for (const [n, policyId] of policies.entries()) {
    const name = ['For all', 'For clients', 'For one'][n]
    await save(policyId, moved(4, { offsetDays: 8 + n }), { name })
  }
  await assignPolicy({ businessId, to: { of: 'business' }, policyId: wide, enterBy: 'keep', ...who })
  for (const id of [b, c]) {
    await assignPolicy({
      businessId,
      to: { of: 'client', clientId: await clientOf(id) },
      policyId: middle,
      enterBy: 'now',
      ...who,
    })
  }
  await assignPolicy({ businessId, to: { of: 'invoice', invoiceId: c }, policyId: close, enterBy: 'keep', ...who })
  expect(await Promise.all([a, b, c].map(nextOf))).toEqual([
    'first_follow_up 2026-11-30',
    'first_follow_up 2026-12-01',
    'first_follow_up 2026-12-02',
  ])

  // A wider change leaves those alone that have a closer choice.
  await prisma.client.updateMany({ where: { businessId }, data: { nextCheckAt: null } })
  await assignPolicy({ businessId, to: { of: 'business' }, policyId: null, enterBy: 'age', ...who })
  expect(await prisma.client.count({ where: { businessId, nextCheckAt: now } })).toBe(1)
  await assignPolicy({ businessId, to: { of: 'invoice', invoiceId: c }, policyId: null, enterBy: 'keep', ...who })
  expect(await nextOf(c)).toBe('first_follow_up 2026-12-01')
})

test('a policy that somebody follows stays; one that nobody follows goes, and frees its name', async () => {
  const policyId = await ownPolicy()
  const clientId = (await prisma.invoice.findFirstOrThrow({ where: { id: await invoiceDue(1) } })).clientId
  const place = { of: 'client', clientId } as const
  await assignPolicy({ businessId, to: place, policyId, enterBy: 'keep', ...who })
  expect(await archivePolicy({ businessId, policyId, ...who })).toMatchObject({ reason: 'in_use' })
  await assignPolicy({ businessId, to: place, policyId: null, enterBy: 'keep', ...who })
  expect(await createPolicy({ businessId, name: 'Ours', from: { preset: 'firm' }, ...who })).toMatchObject({
    reason: 'name_taken',
  })
  expect(await archivePolicy({ businessId, policyId, ...who })).toMatchObject({ ok: true })
  expect(await assignPolicy({ businessId, to: place, policyId, enterBy: 'keep', ...who })).toMatchObject({
    reason: 'not_found',
  })
  expect(await createPolicy({ businessId, name: 'Ours', from: { preset: 'firm' }, ...who })).toMatchObject({ ok: true })
})

test('nobody is given another business’s policy, client or invoice', async () => {
  const [policyId, invoiceId] = [await ownPolicy(), await invoiceDue(1)]
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { id: invoiceId } })
  businessId = await makeBusiness(prisma)
  const refused = { ok: false, reason: 'not_found' }
  expect(await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy: 'keep', ...who })).toEqual(refused)
  for (const to of [
    { of: 'client', clientId },
    { of: 'invoice', invoiceId },
  ] as const) {
    expect(await assignPolicy({ businessId, to, policyId: null, enterBy: 'keep', ...who })).toEqual(refused)
  }
  expect(await save(policyId, moved(4, { offsetDays: 9 }))).toEqual(refused)
})

test('a policy that cannot be read sends nothing and says so', async () => {
  const policyId = await ownPolicy()
  const id = await invoiceDue(1)
  await assignPolicy({ businessId, to: { of: 'business' }, policyId, enterBy: 'keep', ...who })
  await prisma.dunningPolicy.updateMany({ where: { id: policyId }, data: { body: { stages: 'gone' } } })
  const followUp = (await readFollowUps(businessId, [id], now)).get(id)
  expect(followUp).toMatchObject({ nextStep: null, reason: { code: 'hold', hold: { until: null } } })
})
