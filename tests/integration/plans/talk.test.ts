import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test, vi } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { counterPlan } = await import('#app/features/plans/counter-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { declinePlan } = await import('#app/features/plans/decline-plan.server.ts')
const { withdrawPlan } = await import('#app/features/plans/withdraw-plan.server.ts')
const { expireOffer } = await import('#app/features/plans/expire-offer.server.ts')
const { loadPlan } = await import('#app/db/read/plans.server.ts')
const { planRows } = await import('#app/domain/plan/plan-schedule.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
const businessId = await makeBusiness(prisma)
const toBusiness = 'billing@northwind.example'
afterAll(() => world.close())
// Weeks pass and papers are drawn here: slow where many suites share a machine.
vi.setConfig({ testTimeout: 90_000 })

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const actor = 'user:test'
const client = 'client'
let number = 0

/** A late invoice of $250, $60 fewer than five instalments of the smallest kind. */
async function lateInvoice(over: { email?: string; totalMinor?: bigint } = {}) {
  number += 1
  const email = over.email ?? `plan-${number}@example.com`
  const id = `T-${number}`
  const invoiceId = await makeInvoice({ businessId, number: id, dueOn: '2026-11-20', now: world.now(), email })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  return { invoiceId, clientId, email, number: id }
}

/** Equal monthly rows of $250, or of another sum. */
function rows(count: number, firstOn = '2026-12-01', total = 25_000n) {
  const made = planRows({
    ...{ total: usd(total), count, firstOn: Temporal.PlainDate.from(firstOn), rhythm: 'monthly', downPayment: null },
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value
}
type Late = Awaited<ReturnType<typeof lateInvoice>>
const propose = ({ clientId, invoiceId }: Pick<Late, 'clientId' | 'invoiceId'>, over: object = {}) =>
  proposePlan({
    ...{ businessId, clientId, invoiceIds: [invoiceId], rows: rows(3), by: 'client', actor: client, now: world.now() },
    words: 'Our own clients pay late.',
    ...over,
  })
async function proposed(late: Late, over: object = {}) {
  const answer = await propose(late, over)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value.planId
}
const counter = (planId: string, by: 'client' | 'business', count: number, over: object = {}) =>
  counterPlan({
    ...{ businessId, planId, by, rows: rows(count), message: null, now: world.now() },
    actor: by === 'client' ? client : actor,
    ...over,
  })
const accept = (planId: string, by: 'client' | 'business', over: object = {}) =>
  acceptPlan({
    ...{ businessId, planId, by, now: world.now() },
    ...(by === 'client'
      ? { name: 'Grace Hopper', from: '203.0.113.7', actor: client }
      : { name: 'Nora', from: null, actor }),
    ...over,
  })
const stateOf = async (planId: string) => (await loadPlan(prisma, businessId, planId))?.state
const holdsOf = (invoiceId: string) =>
  prisma.hold.findMany({ where: { businessId, invoiceId, releasedAt: null }, orderBy: { placedAt: 'asc' } })
const eventsOf = async (invoiceId: string) =>
  (await prisma.timelineEvent.findMany({ where: { businessId, invoiceId }, orderBy: { id: 'asc' } })).map(
    ({ type }) => type,
  )
const openTasks = (planId: string) =>
  prisma.task.count({ where: { businessId, key: `plan/${planId}`, kind: 'plan', doneAt: null } })
const subjectsTo = async (to: string) => (await world.mails(to)).map(({ subject }) => subject)

test('proposed, countered twice, accepted by the client: terms on paper, on record and in both mailboxes', async () => {
  const late = await lateInvoice()
  const planId = await proposed(late)
  expect(await holdsOf(late.invoiceId)).toMatchObject([
    { kind: 'proposal', until: new Date('2026-12-03T00:00:00Z'), stopsCharges: true },
  ])
  expect(await openTasks(planId)).toBe(1)
  expect(await accept(planId, 'client')).toEqual({ ok: false, reason: 'over' })

  expect(await counter(planId, 'business', 2, { message: 'Could it be two?' })).toEqual({
    ok: true,
    value: 'countered',
  })
  expect(await openTasks(planId)).toBe(0)
  expect(await counter(planId, 'client', 3, { rows: rows(3, '2026-12-10') })).toEqual({ ok: true, value: 'proposed' })
  expect(await openTasks(planId)).toBe(1)
  expect(await counter(planId, 'business', 3)).toEqual({ ok: true, value: 'countered' })
  expect(await holdsOf(late.invoiceId)).toHaveLength(1)
  expect(await accept(planId, 'client', { name: '  ' })).toEqual({ ok: false, reason: 'bad_name' })
  expect(await accept(planId, 'client', { round: 2 })).toEqual({ ok: false, reason: 'over' })
  expect(await accept(planId, 'client', { round: 4 })).toEqual({ ok: true, value: null })

  expect(
    await prisma.planInstalment.findMany({ where: { businessId, planId }, orderBy: { position: 'asc' } }),
  ).toMatchObject([
    { position: 1, dueOn: new Date('2026-12-01T00:00:00Z'), amountMinor: 8_333n },
    { position: 2, dueOn: new Date('2027-01-01T00:00:00Z'), amountMinor: 8_333n },
    { position: 3, dueOn: new Date('2027-02-01T00:00:00Z'), amountMinor: 8_334n },
  ])
  // Monday, 1 February and five business days.
  expect(await holdsOf(late.invoiceId)).toMatchObject([
    { kind: 'plan', until: null, reviewOn: new Date('2027-02-08T00:00:00Z'), stopsCharges: true },
  ])
  const plan = await loadPlan(prisma, businessId, planId)
  expect(plan).toMatchObject({ state: 'active', acceptedName: 'Grace Hopper', acceptedFrom: '203.0.113.7', round: 4 })
  expect(await accept(planId, 'client')).toEqual({ ok: false, reason: 'over' })

  const file = await prisma.storedFile.findUniqueOrThrow({
    where: { businessId_hash: { businessId, hash: plan?.termsHash ?? '' } },
  })
  const event = await prisma.timelineEvent.findFirstOrThrow({
    where: { businessId, invoiceId: late.invoiceId, type: 'plan.accepted' },
  })
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  expect(event.data).toMatchObject({ planId, count: 3, by: 'Grace Hopper', sha256 })
  expect((await eventsOf(late.invoiceId)).filter((type) => type.startsWith('plan.'))).toEqual([
    'plan.proposed',
    'plan.countered',
    'plan.countered',
    'plan.countered',
    'plan.accepted',
  ])

  await world.work()
  const mails = await world.mails(late.email)
  const isAgreed = ({ subject }: { subject: string }) => subject === `Agreed: invoice ${late.number} in 3 instalments`
  const agreed = mails.find(isAgreed)
  const earlier = mails.filter((mail) => !isAgreed(mail))
  expect(agreed).toMatchObject({
    attachments: [{ filename: 'Payment-plan.pdf', contentType: 'application/pdf', bytes: file.bytes.length }],
  })
  expect(agreed?.text).toContain('$83.34 (1 February 2027)')
  expect(earlier.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([
      `We received your proposal for invoice ${late.number}`,
      `Another offer for invoice ${late.number}`,
    ]),
  )
  expect(earlier.some(({ text }) => text.includes('Could it be two?'))).toBe(true)
  const [told] = (await world.mails(toBusiness)).filter(({ subject }) => subject.startsWith('Agreed:'))
  expect(told?.attachments).toHaveLength(1)
})

test('inside the owner’s limits a proposal is agreed at once, outside it is refused, up to the sum it asks', async () => {
  await prisma.planRules.create({
    data: {
      ...{ businessId, maxInstalments: 4, maxMonths: 6, minInstalmentMinor: 6_000n, minFirstBps: 0 },
      ...{ autoAcceptMaxMinor: 25_000n, freezesCharges: false, graceDays: 5, answerDays: 10 },
    },
  })
  try {
    const late = await lateInvoice()
    expect(await propose(late, { rows: rows(5) })).toEqual({ ok: false, reason: 'outside_limits' })
    expect(await prisma.instalmentPlan.count({ where: { businessId, clientId: late.clientId } })).toBe(0)
    const answer = await propose(late)
    expect(answer).toMatchObject({ ok: true, value: { state: 'active' } })
    const planId = answer.ok ? answer.value.planId : ''
    expect(await loadPlan(prisma, businessId, planId)).toMatchObject({ acceptedName: 'rules', acceptedFrom: null })
    expect(await holdsOf(late.invoiceId)).toMatchObject([{ kind: 'plan', stopsCharges: false }])
    expect(await openTasks(planId)).toBe(0)
    await world.work()
    expect(await subjectsTo(late.email)).toEqual([`Agreed: invoice ${late.number} in 3 instalments`])

    await prisma.planRules.update({ where: { businessId }, data: { autoAcceptMaxMinor: 24_999n } })
    expect(await propose(await lateInvoice())).toMatchObject({ ok: true, value: { state: 'proposed' } })
  } finally {
    await prisma.planRules.delete({ where: { businessId } })
  }
})

test('what cannot be covered, and rows that are no plan, are refused', async () => {
  const late = await lateInvoice()
  const faulty = { ok: false, reason: 'faulty_rows' }
  expect(await propose(late, { rows: rows(1) })).toEqual(faulty)
  expect(await propose(late, { rows: rows(3, '2026-12-01', 24_999n) })).toEqual(faulty)
  expect(await propose(late, { rows: rows(3, '2026-11-22') })).toEqual(faulty)
  expect(await propose(late, { rows: rows(3, '2026-12-25') })).toEqual({ ok: false, reason: 'outside_limits' })
  const other = await lateInvoice()
  expect(await propose({ ...late, clientId: other.clientId })).toEqual({ ok: false, reason: 'not_found' })
  await placeHold({
    ...{ businessId, clientId: late.clientId, invoiceId: late.invoiceId, kind: 'manual', reason: 'test', amount: null },
    ...{ until: null, reviewOn: Temporal.PlainDate.from('2026-12-01'), stopsCharges: true, actor, now: world.now() },
  })
  await prisma.hold.updateMany({ where: { businessId, invoiceId: late.invoiceId }, data: { kind: 'dispute' } })
  expect(await propose(late)).toEqual({ ok: false, reason: 'in_dispute' })
  await prisma.hold.updateMany({ where: { businessId, invoiceId: late.invoiceId }, data: { amountMinor: 5_000n } })
  expect(await propose(late)).toMatchObject({ ok: true })
  expect(await propose(late)).toEqual({ ok: false, reason: 'plan_exists' })
})

test('two proposals at once make one plan, and so do two answers', async () => {
  const late = await lateInvoice()
  const both = await Promise.all([propose(late), propose(late)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'plan_exists' })
  const { id: planId } = await prisma.instalmentPlan.findFirstOrThrow({
    where: { businessId, clientId: late.clientId },
  })
  const answers = await Promise.all([accept(planId, 'business'), accept(planId, 'business')])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await prisma.planInstalment.count({ where: { businessId, planId } })).toBe(3)
})

test('one plan over two invoices rests both, and ends for both', async () => {
  const one = await lateInvoice()
  const secondId = await makeInvoice({
    clientName: `Client of ${one.number}`,
    ...{ businessId, number: 'T-second', dueOn: '2026-11-18', now: world.now(), email: one.email },
  })
  const over = { invoiceIds: [one.invoiceId, secondId], rows: rows(4, '2026-12-01', 50_000n) }
  const planId = await proposed(one, over)
  for (const invoiceId of over.invoiceIds) expect(await holdsOf(invoiceId)).toMatchObject([{ kind: 'proposal' }])
  expect(await propose({ ...one, invoiceId: secondId })).toEqual({ ok: false, reason: 'plan_exists' })
  expect(
    await withdrawPlan({ businessId, planId, by: 'client', message: null, actor: client, now: world.now() }),
  ).toEqual({
    ok: true,
    value: null,
  })
  for (const invoiceId of over.invoiceIds) expect(await holdsOf(invoiceId)).toEqual([])
  expect(await openTasks(planId)).toBe(0)
  expect(await propose({ ...one, invoiceId: secondId })).toMatchObject({ ok: true })
})

test('an answer needs the sums of now: what moved is offered anew', async () => {
  const late = await lateInvoice()
  const planId = await proposed(late)
  await recordManualPayment({
    ...{ businessId, invoiceId: late.invoiceId, amount: usd(10_000n), method: 'check', reference: null, actor },
    ...{ receivedOn: Temporal.PlainDate.from('2026-11-23'), now: world.now() },
  })
  expect(await accept(planId, 'business')).toEqual({ ok: false, reason: 'moved' })
  expect(await counter(planId, 'business', 3)).toEqual({ ok: false, reason: 'faulty_rows' })
  expect(await counter(planId, 'business', 3, { rows: rows(3, '2026-12-01', 15_000n) })).toMatchObject({ ok: true })
  expect(await accept(planId, 'client')).toEqual({ ok: true, value: null })
  expect(await loadPlan(prisma, businessId, planId)).toMatchObject({ total: usd(15_000n), state: 'active' })
})

test('paid in full while it is talked about, the talk is over', async () => {
  const late = await lateInvoice()
  const planId = await proposed(late)
  await recordManualPayment({
    ...{ businessId, invoiceId: late.invoiceId, amount: usd(25_000n), method: 'check', reference: null, actor },
    ...{ receivedOn: Temporal.PlainDate.from('2026-11-23'), now: world.now() },
  })
  expect(await loadPlan(prisma, businessId, planId)).toMatchObject({
    ...{ state: 'cancelled', endReason: 'nothing is open any more' },
  })
  expect(await holdsOf(late.invoiceId)).toEqual([])
  expect(await openTasks(planId)).toBe(0)
})

test('declined with words, by either side', async () => {
  const late = await lateInvoice()
  const planId = await proposed(late)
  expect(await declinePlan({ businessId, planId, by: 'client', message: '', actor: client, now: world.now() })).toEqual(
    {
      ok: false,
      reason: 'over',
    },
  )
  const message = 'We need it before the end of the year.'
  expect(await declinePlan({ businessId, planId, by: 'business', message, actor, now: world.now() })).toMatchObject({
    ok: true,
  })
  expect(await stateOf(planId)).toBe('declined')
  expect(await holdsOf(late.invoiceId)).toEqual([])
  await world.work()
  const declined = (await world.mails(late.email)).find(({ subject }) => subject.startsWith('About the plan'))
  expect(declined?.text).toContain(message)

  const offered = await proposed(late, { by: 'business', actor, words: 'Would this help?' })
  expect(await stateOf(offered)).toBe('countered')
  expect(await counter(offered, 'client', 5)).toMatchObject({ ok: true })
  expect(await counter(offered, 'business', 3)).toMatchObject({ ok: true })
  const no = {
    businessId,
    planId: offered,
    by: 'client' as const,
    message: 'Not now.',
    actor: client,
    now: world.now(),
  }
  expect(await declinePlan(no)).toMatchObject({ ok: true })
  await world.work()
  expect((await subjectsTo(toBusiness)).some((subject) => subject.includes('does not take the plan'))).toBe(true)
})

test('an offer nobody answers runs out, is said to both sides, and follow-up goes on', async () => {
  const late = await lateInvoice()
  const planId = await proposed(late)
  await world.work()
  await world.advance('P10D')
  expect(await stateOf(planId)).toBe('proposed')
  await world.advance('P1D')
  await expireOffer({ businessId, planId, now: world.now() })
  expect(await loadPlan(prisma, businessId, planId)).toMatchObject({ state: 'cancelled' })
  expect(await holdsOf(late.invoiceId)).toEqual([])
  expect(await expireOffer({ businessId, planId, now: world.now() })).toBe(false)
  expect(await accept(planId, 'business')).toEqual({ ok: false, reason: 'over' })
  await world.work()
  expect(await subjectsTo(late.email)).toContain(`The offer for invoice ${late.number} has run out`)
  await world.advance('P3D')
  expect((await eventsOf(late.invoiceId)).at(-1)).toMatch(/^(reminder|message)\./)
})
