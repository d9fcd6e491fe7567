import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York, the week of Thanksgiving.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { extendInstalment } = await import('#app/features/plans/extend-instalment.server.ts')
const { endPlan } = await import('#app/features/plans/end-plan.server.ts')
const { replan } = await import('#app/features/plans/replan.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { writeOff } = await import('#app/db/write/write-off.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const businessId = await makeBusiness(prisma)
await prisma.business.update({
  where: { id: businessId },
  data: { sendDays: [1, 2, 3, 4, 5], holidayCountry: 'US' },
})
afterAll(() => world.close())

const day = (text: string) => Temporal.PlainDate.from(text)
const today = () =>
  Temporal.Instant.from(world.now().toISOString()).toZonedDateTimeISO('America/New_York').toPlainDate()
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const actor = 'user:test'
let number = 0

interface Agreed {
  planId: string
  clientId: string
  invoiceIds: string[]
  email: string
}

/** A client who owes $900 since two weeks pays it in three parts; their follow-up has begun. */
async function agreed(
  days: readonly string[],
  amounts: readonly bigint[] = [30_000n, 30_000n, 30_000n],
): Promise<Agreed> {
  number += 1
  const email = `planner-${number}@example.com`
  const minor = amounts.reduce((sum, amount) => sum + amount, 0n)
  const wish = {
    businessId,
    number: `L-${number}`,
    email,
    dueOn: today().subtract({ days: 14 }).toString(),
    minor,
    now: world.now(),
  }
  const invoiceId = await makeInvoice(wish)
  await world.work()
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  const rows = days.map((dueOn, n) => ({ dueOn: day(dueOn), amount: usd(amounts[n] ?? 0n) }))
  const by = { businessId, actor, now: world.now() }
  const proposed = await proposePlan({ ...by, clientId, invoiceIds: [invoiceId], rows, by: 'business', words: null })
  if (!proposed.ok) throw new Error(proposed.reason)
  const { planId } = proposed.value
  const accepted = await acceptPlan({ ...by, planId, by: 'client', name: 'Ada Lovelace', from: '192.0.2.7' })
  if (!accepted.ok) throw new Error(accepted.reason)
  await world.work()
  return { planId, clientId, invoiceIds: [invoiceId], email }
}

const pay = ({ invoiceIds }: Agreed, minor: bigint) =>
  recordManualPayment({
    ...{ businessId, invoiceId: invoiceIds[0] ?? '', amount: usd(minor), method: 'check', reference: null },
    ...{ receivedOn: today(), actor, now: world.now() },
  })
const planOf = ({ planId }: Agreed) =>
  prisma.instalmentPlan.findUniqueOrThrow({ where: { businessId_id: { businessId, id: planId } } })
const paidOf = async ({ planId }: Agreed) =>
  (await prisma.planInstalment.findMany({ where: { businessId, planId }, orderBy: { position: 'asc' } })).map(
    ({ paidAt }) => paidAt !== null,
  )
const holdsOf = ({ clientId }: Agreed) => prisma.hold.count({ where: { businessId, clientId, releasedAt: null } })
const eventsOf = async ({ clientId }: Agreed, type: string) =>
  (await prisma.timelineEvent.findMany({ where: { businessId, clientId, type }, orderBy: { id: 'asc' } })).map(
    ({ data }) => data,
  )
const tasksOf = ({ planId }: Agreed) =>
  prisma.task.findMany({ where: { businessId, kind: 'plan', key: { startsWith: `plan/${planId}/missed` } } })
/** When and with which subject, the oldest first, since the plan was agreed. */
async function mailsOf({ email }: Agreed, of = /^(instalment|reminder|thank-you|plan)\//): Promise<[string, string][]> {
  const mails = (await world.mails(email)).filter(({ idempotencyKey }) => of.test(idempotencyKey)).reverse()
  return mails.map(({ at, subject }) => [
    Temporal.Instant.from(at).toZonedDateTimeISO('America/New_York').toPlainDate().toString(),
    subject,
  ])
}
/** The stages of the invoice's own ladder that were said, in their order. */
const stagesOf = async ({ invoiceIds }: Agreed) =>
  (
    await prisma.reminder.findMany({
      where: { businessId, invoiceId: { in: invoiceIds }, outcome: 'completed', channel: 'email' },
      orderBy: { doneAt: 'asc' },
    })
  ).map(({ stage }) => stage)
const notices = (one: Agreed) => mailsOf(one, /^instalment\//)

test('three instalments: by hand, by card from its own mail, early; each is said on its day and thanked for', async () => {
  // Saturday, Monday in February, and the first of a month.
  const plan = await agreed(['2026-12-05', '2026-12-21', '2027-02-01'])
  await world.advance('P9D')
  // Wednesday the 2nd: three days before; the day itself is a Saturday, so it is said on Friday.
  await world.advance('P3D')
  expect(await notices(plan)).toEqual([
    ['2026-12-02', 'Instalment 1 of 3 is due on Saturday, 5 December'],
    ['2026-12-04', 'Instalment 1 of 3 is due on Saturday, 5 December'],
  ])
  await pay(plan, 30_000n)
  expect(await paidOf(plan)).toEqual([true, false, false])
  await world.advance('P15D')
  expect((await notices(plan)).slice(2)).toEqual([['2026-12-18', 'Instalment 2 of 3 is due on Monday, 21 December']])

  const started = await startPayment({
    ...{ businessId, clientId: plan.clientId, invoiceIds: plan.invoiceIds, method: 'card', consent: null },
    ...{ amount: { kind: 'instalment' }, portalLinkId: null, portalUrl: 'http://localhost:3999/p/token' },
    now: world.now(),
  })
  if (!started.ok) throw new Error(started.reason)
  const body = new URLSearchParams({ action: 'pay', method: 'card', card_number: '4242424242424242' })
  await fetch(started.value.redirectUrl, { method: 'POST', redirect: 'manual', body })
  await world.advance('PT1S')
  expect(await paidOf(plan)).toEqual([true, true, false])
  expect(await eventsOf(plan, 'plan.instalment_paid')).toHaveLength(2)

  await pay(plan, 30_000n)
  expect(await planOf(plan)).toMatchObject({ state: 'completed', nextCheckAt: null })
  expect(await holdsOf(plan)).toBe(0)
  await world.advance('P21D')
  expect((await notices(plan)).slice(3)).toEqual([])
  const thanks = (await mailsOf(plan, /^thank-you\//)).map(([, subject]) => subject)
  expect(thanks[0]).toBe('Thank you: first instalment received')
  // Two arrived on one evening, and both are thanked for at the next hour.
  expect(thanks.slice(1).sort()).toEqual([
    'Thank you: second instalment received',
    'Thank you: the plan for invoice L-1 is complete',
  ])
})

test('an instalment that does not come: two notes, then the owner; more time, and in the end the ladder goes on where it stood', async () => {
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
})

test('money that goes back opens its instalment again', async () => {
  const plan = await agreed(
    [today().add({ days: 3 }).toString(), today().add({ days: 40 }).toString()],
    [30_000n, 30_000n],
  )
  const started = await startPayment({
    ...{ businessId, clientId: plan.clientId, invoiceIds: plan.invoiceIds, method: 'card', consent: null },
    ...{ amount: { kind: 'instalment' }, portalLinkId: null, portalUrl: 'http://localhost:3999/p/token' },
    now: world.now(),
  })
  if (!started.ok) throw new Error(started.reason)
  const body = new URLSearchParams({ action: 'pay', method: 'card', card_number: '4242424242424242' })
  await fetch(started.value.redirectUrl, { method: 'POST', redirect: 'manual', body })
  await world.advance('PT1S')
  expect(await paidOf(plan)).toEqual([true, false])
  const { providerRef } = await prisma.payment.findFirstOrThrow({ where: { businessId, clientId: plan.clientId } })
  await world.control(`/stripe/payments/${providerRef}/refund`, {})
  await world.advance('PT1S')
  expect(await paidOf(plan)).toEqual([false, false])
  expect(await planOf(plan)).toMatchObject({ state: 'active' })
})

test('a plan is over when what it covers is written off, and another takes its place in one step', async () => {
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
