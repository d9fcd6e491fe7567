import { afterAll, expect, test } from 'vitest'
import { planKit, day, usd } from '#tests/support/plan-kit.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York, the week of Thanksgiving.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { businessId, actor, today, agreed, pay, planOf, holdsOf, eventsOf, tasksOf, mailsOf, stagesOf, notices } =
  await planKit(world)
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { extendInstalment } = await import('#app/features/plans/extend-instalment.server.ts')
const { endPlan } = await import('#app/features/plans/end-plan.server.ts')
const { actOnPlan } = await import('#app/features/plans/act-on-plan.server.ts')
const { replan } = await import('#app/features/plans/replan.server.ts')
const { writeOff } = await import('#app/db/write/write-off.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
afterAll(() => world.close())

/** Weeks pass in each of them. */
const slow = { timeout: 90_000 }

test(
  'an instalment that does not come: two notes, then the owner; more time, and in the end the ladder goes on where it stood',
  slow,
  async () => {
    const start = today()
    const first = start.add({ days: 4 })
    const plan = await agreed([first, first.add({ days: 30 }), first.add({ days: 60 })].map(String))
    const before = await stagesOf(plan)
    await world.advance('P25D')
    const said = (await notices(plan)).map(([on]) => start.until(day(on)).days - 4)
    expect(said.length).toBe(4)
    expect(said[2]).toBeGreaterThanOrEqual(3)
    expect(said[3]).toBeGreaterThanOrEqual(7)
    expect(await tasksOf(plan)).toMatchObject([
      { doneAt: null, title: expect.stringContaining('instalment 1 of 3, $300.00') },
    ])
    expect(await eventsOf(plan, 'plan.instalment_missed')).toHaveLength(1)

    const more = {
      businessId,
      planId: plan.planId,
      position: 1,
      message: 'Take the time you need.',
      actor,
      now: world.now(),
    }
    const dueOn = first.add({ days: 28 })
    expect(await extendInstalment({ ...more, dueOn: first, shiftsLater: false })).toEqual({
      ok: false,
      reason: 'not_later',
    })
    expect(await extendInstalment({ ...more, dueOn, shiftsLater: true })).toMatchObject({ ok: true })
    expect(await tasksOf(plan)).toMatchObject([{ doneAt: expect.any(Date) as Date }])
    const rows = await prisma.planInstalment.findMany({
      where: { businessId, planId: plan.planId },
      orderBy: { position: 'asc' },
    })
    expect(
      rows.map((row) => first.until(day(row.dueOn.toISOString().slice(0, 10)), { largestUnit: 'day' }).days),
    ).toEqual([28, 58, 88])
    await world.advance('P20D')
    expect((await notices(plan)).length).toBe(8)
    const mail = (await world.mails(plan.email)).find(({ subject }) => subject.startsWith('More time'))
    expect(mail?.text).toContain('Take the time you need.')

    const reminders = await mailsOf(plan, /^reminder\//)
    expect(await endPlan({ businessId, planId: plan.planId, message: null, actor, now: world.now() })).toEqual({
      ok: true,
      value: null,
    })
    expect(await endPlan({ businessId, planId: plan.planId, message: null, actor, now: world.now() })).toEqual({
      ok: false,
      reason: 'not_active',
    })
    expect(await planOf(plan)).toMatchObject({ state: 'defaulted' })
    expect(await holdsOf(plan)).toBe(0)
    await world.advance('P40D')
    expect((await notices(plan)).length).toBe(8)
    const after = (await mailsOf(plan, /^reminder\//)).slice(reminders.length)
    expect(after.length).toBeGreaterThan(0)
    const stages = await stagesOf(plan)
    expect(stages.slice(0, before.length)).toEqual(before)
    expect(stages).toEqual([...new Set(stages)].sort((a, b) => a - b))
    expect(stages.length).toBe(before.length + after.length)
  },
)

test('a plan is over when what it covers is written off, and another takes its place in one step', slow, async () => {
  const plan = await agreed(
    [today().add({ days: 5 }).toString(), today().add({ days: 40 }).toString()],
    [30_000n, 30_000n],
  )
  await pay(plan, 10_000n)
  const rows = (amount: bigint) => [
    { dueOn: today().add({ days: 20 }), amount: usd(25_000n) },
    { dueOn: today().add({ days: 50 }), amount: usd(amount) },
  ]
  const call = { businessId, planId: plan.planId, message: 'Would this be easier?', actor, now: world.now() }
  expect(await replan({ ...call, rows: rows(1n) })).toEqual({ ok: false, reason: 'faulty_rows' })
  expect(await planOf(plan)).toMatchObject({ state: 'active' })
  expect(await holdsOf(plan)).toBe(1)
  const again = await replan({ ...call, rows: rows(25_000n) })
  if (!again.ok) throw new Error(again.reason)
  expect(await planOf(plan)).toMatchObject({ state: 'cancelled' })
  expect(await holdsOf(plan)).toBe(1)
  const second = { ...plan, planId: again.value.planId }
  expect(await planOf(second)).toMatchObject({ state: 'countered', totalMinor: 50_000n })
  const accept = {
    businessId,
    planId: second.planId,
    by: 'client',
    name: 'Ada',
    from: '192.0.2.7',
    actor,
    now: world.now(),
  } as const
  expect(await acceptPlan(accept)).toMatchObject({ ok: true })
  await inTransaction((tx) =>
    writeOff(tx, { businessId, invoiceId: plan.invoiceIds[0] ?? '', actor, now: world.now() }),
  )
  await world.work()
  expect(await planOf(second)).toMatchObject({ state: 'cancelled' })
  expect(await holdsOf(plan)).toBe(0)
})

test('the owner’s forms say what to change, and do what they say', slow, async () => {
  const plan = await agreed(
    [5, 40].map((days) => today().add({ days }).toString()),
    [30_000n, 30_000n],
  )
  const act = async (fields: Record<string, string>, { planId } = plan) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return actOnPlan({ businessId, planId, form, actor, now: world.now() })
  }
  const extend = { intent: 'extend', position: '1', message: '' }
  expect(await act({ intent: 'accept' })).toBeNull()
  expect(await act({ ...extend, dueOn: '2026-02-30' })).toMatchObject({ errors: { dueOn: ['This is not a day.'] } })
  expect(await act({ ...extend, dueOn: today().toString() })).toMatchObject({ kind: 'refused', intent: 'extend' })
  const later = today().add({ days: 12 }).toString()
  expect(await act({ ...extend, dueOn: later })).toEqual({ kind: 'done', said: 'extended', planId: plan.planId })
  const anew = { intent: 'replan', count: '3', rhythm: 'fortnightly', message: 'Would this be easier?' }
  expect(await act({ ...anew, count: '0', firstOn: later })).toMatchObject({ errors: { count: ['At least one.'] } })
  expect(await act({ ...anew, firstOn: '2020-01-01' })).toMatchObject({ kind: 'refused', intent: 'replan' })
  const offered = await act({ ...anew, firstOn: later })
  if (offered?.kind !== 'done') throw new Error('refused')
  expect(await act({ intent: 'end', message: '' })).toMatchObject({ kind: 'refused', intent: 'end' })
  const { rows } = await prisma.planOffer.findFirstOrThrow({ where: { businessId, planId: offered.planId } })
  expect(rows).toHaveLength(3)
  await world.advance('P30D')
  expect(await planOf({ ...plan, planId: offered.planId })).toMatchObject({ state: 'cancelled', nextCheckAt: null })
})
