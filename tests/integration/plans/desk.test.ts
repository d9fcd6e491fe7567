import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const { instantOf, todayIn } = await import('#app/domain/business-day.ts')
const { planRows } = await import('#app/domain/plan/plan-schedule.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const list = await import('#app/routes/admin.plans._index/route.tsx')
const page = await import('#app/routes/admin.plans.$id/route.tsx')
const fresh = await import('#app/routes/admin.plans.new/route.tsx')
const terms = await import('#app/routes/admin.plans.$id_.terms[.]pdf.ts')
const settings = await import('#app/routes/admin.settings.plans/route.tsx')

const password = 'correct horse battery'
const today = todayIn('America/New_York', instantOf(now()))
const inDays = (days: number) => today.add({ days }).toString()
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
let number = 0

async function staffOf(businessId: string, role: 'owner' | 'bookkeeper') {
  const email = `${role}-${businessId}@example.com`
  await createStaffUser({ name: 'Nora', email, password, businessId, role, now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}
const ours = { businessId: '', owner: '', bookkeeper: '' }
const theirs = { businessId: '', owner: '' }

beforeAll(async () => {
  ours.businessId = await makeBusiness(prisma)
  theirs.businessId = await makeBusiness(prisma)
  ours.owner = await staffOf(ours.businessId, 'owner')
  ours.bookkeeper = await staffOf(ours.businessId, 'bookkeeper')
  theirs.owner = await staffOf(theirs.businessId, 'owner')
})

type Fields = readonly (readonly [string, string])[]
const args = (cookie: string, params: Record<string, string>, form?: Fields, query = '') =>
  ({
    request: new Request(`http://localhost:3999/admin/plans${query}`, {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form.map(([name, value]) => [name, value])) }),
    }),
    params,
    context: {},
  }) satisfies LoaderFunctionArgs

async function outcome(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    const answer = await work
    if (answer instanceof Response) return { to: answer.headers.get('Location') }
    const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
    return { ...data, status: init?.status }
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status }
    throw thrown
  }
}
const post = (planId: string, ...form: [string, string][]) =>
  outcome(page.action(args(ours.owner, { id: planId }, form)))

async function invoiced() {
  number += 1
  const { businessId } = ours
  const invoiceId = await makeInvoice({
    ...{ businessId, number: `D-${number}`, email: `d-${number}@example.com`, dueOn: inDays(-10), now: now() },
  })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: invoiceId } },
  })
  return { invoiceId, clientId }
}

async function proposal(): Promise<string> {
  const { invoiceId, clientId } = await invoiced()
  const rows = planRows({
    ...{ total: usd(25_000n), count: 3, firstOn: today.add({ days: 7 }), rhythm: 'monthly', downPayment: null },
  })
  if (!rows.ok) throw new Error(rows.reason)
  const made = await proposePlan({
    ...{ businessId: ours.businessId, clientId, invoiceIds: [invoiceId], rows: rows.value, by: 'client' },
    ...{ words: 'Please', actor: 'client', now: now() },
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value.planId
}

test('a proposal stands against the limits, and is accepted', async () => {
  const planId = await proposal()
  const { plan, mayDecide } = await page.loader(args(ours.owner, { id: planId }))
  expect(mayDecide).toBe(true)
  expect(plan).toMatchObject({ state: 'proposed', waitsFor: 'business', reason: 'Please', isMoved: false })
  expect(plan.rails.every(({ isKept }) => isKept)).toBe(true)
  expect((await outcome(terms.loader(args(ours.owner, { id: planId })))).status).toBe(404)
  expect(await post(planId, ['intent', 'accept'])).toEqual({ to: `/admin/plans/${planId}?said=accepted` })
  expect((await page.loader(args(ours.owner, { id: planId }))).plan).toMatchObject({
    ...{ state: 'active', acceptedName: 'Nora', hasTerms: true },
    standing: { instalments: [{ status: 'upcoming' }, { status: 'upcoming' }, { status: 'upcoming' }] },
  })
  expect(await post(planId, ['intent', 'accept'])).toMatchObject({ status: 400, intent: 'accept' })
  const file = await terms.loader(args(ours.owner, { id: planId }))
  expect(file.headers.get('Content-Type')).toBe('application/pdf')
})

test('another offer: laid out anew, put right, sent', async () => {
  const planId = await proposal()
  const laid = await post(planId, ['intent', 'layout'], ['count', '2'], ['firstOn', inDays(3)], ['rhythm', 'weekly'])
  expect(laid).toMatchObject({
    status: 400,
    typed: {
      rows: [
        { dueOn: inDays(3), amount: '125.00' },
        { dueOn: inDays(10), amount: '125.00' },
      ],
    },
  })
  const rows = (second: string): [string, string][] => [
    ...([
      ['intent', 'counter'],
      ['message', 'Would two do?'],
    ] as [string, string][]),
    ...([
      ['dueOn', inDays(3)],
      ['amount', '125'],
      ['dueOn', ''],
      ['amount', ''],
    ] as [string, string][]),
    ...([
      ['dueOn', inDays(10)],
      ['amount', second],
    ] as [string, string][]),
  ]
  const short = await post(planId, ...rows('100'))
  expect(short).toMatchObject({ status: 400, intent: 'counter', typed: { message: 'Would two do?' } })
  expect(JSON.stringify(short)).toContain('$25.00 less')
  expect(await post(planId, ...rows('$125.00'))).toEqual({ to: `/admin/plans/${planId}?said=countered` })
  const { plan } = await page.loader(args(ours.owner, { id: planId }))
  expect(plan).toMatchObject({ state: 'countered', round: 2, offers: [{ by: 'client' }, { by: 'business' }] })
  expect(await post(planId, ['intent', 'withdraw'])).toMatchObject({ status: 400 })
  expect(await post(planId, ['intent', 'withdraw'], ['message', 'We made a mistake.'])).toEqual({
    to: `/admin/plans/${planId}?said=withdrawn`,
  })
})

test('declined only with words', async () => {
  const planId = await proposal()
  expect(await post(planId, ['intent', 'decline'], ['message', ' '])).toMatchObject({ status: 400, intent: 'decline' })
  expect(await post(planId, ['intent', 'decline'], ['message', 'Sorry, not this one.'])).toEqual({
    to: `/admin/plans/${planId}?said=declined`,
  })
})

test('the owner offers a plan over several invoices of a client', async () => {
  const one = await invoiced()
  const { businessId } = ours
  const second = await makeInvoice({
    ...{ businessId, number: `D-${number}-b`, email: `d-${number}@example.com`, dueOn: inDays(-5), now: now() },
    clientName: `Client of D-${number}`,
  })
  const query = `?invoice=${one.invoiceId}&invoice=${second}`
  const offered = await fresh.loader(args(ours.owner, {}, undefined, query))
  expect(offered).toMatchObject({ clientId: one.clientId, total: usd(50_000n), chosen: [one.invoiceId, second] })
  const rows = offered.rows.flatMap(({ dueOn, amount }): [string, string][] => [
    ['dueOn', dueOn],
    ['amount', amount],
  ])
  const sent = await outcome(fresh.action(args(ours.owner, {}, [['intent', 'offer'], ...rows], query)))
  expect(String(sent.to)).toMatch(/^\/admin\/plans\/[0-9a-f-]{36}\?said=offered$/)
  const planId = String(sent.to).slice(13, 49)
  const call = { businessId, planId, by: 'client' as const, name: 'Grace', from: null, actor: 'client', now: now() }
  expect(await acceptPlan(call)).toEqual({ ok: true, value: null })
  expect((await outcome(fresh.loader(args(ours.owner, {}, undefined, `?invoice=${planId}`)))).status).toBe(404)
})

test('the list: what waits comes first, and each shelf has its own page', async () => {
  const waiting = await proposal()
  const { shown, counts } = await list.loader(args(ours.owner, {}))
  expect(shown.map(({ shelf }) => shelf)).toEqual(['waiting', 'running'])
  expect(shown[0]?.rows.map(({ id }) => id)).toContain(waiting)
  expect(counts.ended).toBeGreaterThan(0)
  const running = shown[1]?.rows[0]
  await prisma.planInstalment.updateMany({
    where: { businessId: ours.businessId, planId: running?.id ?? '', position: 1 },
    data: { dueOn: new Date(`${inDays(-1)}T00:00:00Z`) },
  })
  const late = await list.loader(args(ours.owner, {}, undefined, '?show=late'))
  expect(late.shown[0]?.rows.map(({ id }) => id)).toEqual([running?.id])
  expect((await list.loader(args(theirs.owner, {}))).shown).toEqual([])
})

describe('doors', () => {
  test('another business’s plan is not there, and a bookkeeper looks but does not decide', async () => {
    const planId = await proposal()
    expect(await outcome(page.loader(args(theirs.owner, { id: planId })))).toEqual({ status: 404 })
    expect(await outcome(page.action(args(theirs.owner, { id: planId }, [['intent', 'accept']])))).toEqual({
      status: 404,
    })
    expect((await page.loader(args(ours.bookkeeper, { id: planId }))).mayDecide).toBe(false)
    expect(await outcome(page.action(args(ours.bookkeeper, { id: planId }, [['intent', 'accept']])))).toEqual({
      status: 403,
    })
    expect(await outcome(settings.loader(args(ours.bookkeeper, {})))).toEqual({ status: 403 })
    expect(await post(planId, ['intent', 'nothing'])).toEqual({ status: 400 })
  })
})

test('the limits are the owner’s to set, and what is wrong is said at its field', async () => {
  const form = {
    ...{
      maxInstalments: '4',
      maxMonths: '3',
      minInstalment: '100.00',
      minFirst: '25',
      graceDays: '3',
      answerDays: '7',
    },
    ...{ autoAccept: 'on', autoAcceptMax: '1,000', freezesCharges: 'on' },
  }
  const save = (over: object) =>
    outcome(settings.action(args(theirs.owner, {}, Object.entries({ ...form, ...over }) as [string, string][])))
  const wrong = await save({ maxInstalments: '1', minFirst: '100', autoAcceptMax: '' })
  expect(wrong.status).toBe(400)
  expect(Object.keys(wrong.errors as object)).toEqual(['maxInstalments', 'minFirst'])
  expect(Object.keys((await save({ autoAcceptMax: 'all' })).errors as object)).toEqual(['autoAcceptMax'])
  expect(await save({})).toEqual({ to: '/admin/settings/plans?said=saved' })
  expect((await settings.loader(args(theirs.owner, {}))).rules).toEqual({
    ...{
      maxInstalments: 4,
      maxMonths: 3,
      minInstalmentMinor: 10_000n,
      minFirstBps: 2_500,
      graceDays: 3,
      answerDays: 7,
    },
    ...{ autoAcceptMaxMinor: 100_000n, freezesCharges: true },
  })
})
