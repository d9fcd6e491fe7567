import { beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { createInvoicePortalLink } = await import('#app/features/invoices/create-invoice-portal-link.server.ts')
const { counterPlan } = await import('#app/features/plans/counter-plan.server.ts')
const { loadLivePlan } = await import('#app/db/read/plans.server.ts')
const { planRows } = await import('#app/domain/plan/plan-schedule.ts')
const { now } = await import('#app/clock.server.ts')
const { instantOf, todayIn } = await import('#app/domain/business-day.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const plan = await import('#app/routes/p.$token.plan/route.tsx')
const pdf = await import('#app/routes/p.$token.plan[.]pdf.ts')

let businessId: string
let number = 0
const today = todayIn('America/New_York', instantOf(now()))
const inDays = (days: number) => today.add({ days }).toString()

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
})

async function opened(over: { locale?: string; minor?: bigint } = {}) {
  number += 1
  const invoiceId = await makeInvoice({
    ...{ businessId, number: `W-${number}`, email: `w-${number}@example.com`, dueOn: inDays(-10), now: now() },
    ...(over.minor && { minor: over.minor }),
  })
  if (over.locale) {
    const { clientId } = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
    })
    await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { locale: over.locale } })
  }
  const link = await createInvoicePortalLink({ businessId, invoiceId, actor: 'system', now: now() })
  if (!link.ok) throw new Error(link.reason)
  return { invoiceId, token: derivePortalToken(link.value.portalLinkId) }
}

const url = (token: string, query = '') => `http://localhost:3999/p/${token}/plan${query}`
const read = (token: string, query = '') =>
  plan.loader({ request: new Request(url(token, query)), params: { token }, context: {} })

async function press(token: string, fields: Record<string, string | string[]>) {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  )
  const request = new Request(url(token), { method: 'POST', body })
  const answer = await plan.action({ request, params: { token }, context: { clientIp: '203.0.113.7' } })
  if ('data' in answer) return { status: answer.init?.status ?? 200, to: null, answer: answer.data }
  return { status: answer.status, to: answer.headers.get('Location'), answer: null }
}
const wish = { count: '3', first: inDays(7), rhythm: 'monthly', reason: 'Our clients pay late.', down: '', downOn: '' }
const live = async (invoiceId: string) => loadLivePlan(prisma, businessId, invoiceId)

test('the exact schedule comes before anything is sent, can be changed, and is sent as it was shown', async () => {
  const { invoiceId, token } = await opened()
  const page = await read(token)
  expect(page).toMatchObject({ plan: null, obstacle: null, ask: { most: 5, numbers: [`W-${number}`] } })
  expect(page.first).toMatchObject({ count: '3', first: inDays(7), rhythm: 'monthly' })

  const step = await press(token, { ...wish, do: 'look' })
  expect(step).toMatchObject({ status: 200, answer: { view: 'step' } })
  expect(step.answer?.parts.map(({ amount }) => amount.minor)).toEqual([8_333n, 8_333n, 8_334n])
  expect(await live(invoiceId)).toBeNull()

  expect((await press(token, { ...wish, do: 'edit' })).answer).toMatchObject({ view: 'form', typed: wish })
  expect(await press(token, { ...wish, do: 'send' })).toMatchObject({ status: 303, to: `/p/${token}/plan` })
  const sent = await live(invoiceId)
  expect(sent).toMatchObject({ state: 'proposed', reason: wish.reason })
  expect(sent?.offers[0]?.rows.map(({ dueOn }) => dueOn.toString())).toEqual(
    step.answer?.parts.map(({ dueOn }) => dueOn),
  )
  expect((await read(token)).plan).toMatchObject({ state: 'proposed', offeredBy: 'client' })
})

test('a down payment, and amounts of one’s own', async () => {
  const { invoiceId, token } = await opened()
  const typed = { ...wish, down: '100', downOn: inDays(1) }
  const short = await press(token, { ...typed, amount: ['50', '50', '49.99'], do: 'look' })
  expect(short).toMatchObject({ status: 400, answer: { view: 'step' } })
  expect(short.answer?.errors.amounts).toContain('$0.01 too little')
  expect((await press(token, { ...typed, amount: ['50', 'x', '50'], do: 'send' })).answer?.errors.amounts).toBeDefined()
  expect((await press(token, { ...typed, amount: ['50', '100'], do: 'send' })).status).toBe(400)
  expect(await live(invoiceId)).toBeNull()
  expect((await press(token, { ...typed, amount: ['50', '50.00', '$50'], do: 'send' })).status).toBe(303)
  expect((await live(invoiceId))?.offers[0]?.rows.map(({ amount }) => amount.minor)).toEqual([
    10_000n,
    5_000n,
    5_000n,
    5_000n,
  ])
})

test.each<[string, object, string]>([
  ['one part', { count: '1' }, 'count'],
  ['no number', { count: 'three' }, 'count'],
  ['more than allowed', { count: '7' }, 'count'],
  ['parts that are too small', { count: '6' }, 'count'],
  ['no day', { first: '' }, 'first'],
  ['yesterday', { first: inDays(-1) }, 'first'],
  ['a first day too far ahead', { first: inDays(32) }, 'first'],
  ['a down payment of all', { down: '250' }, 'down'],
  ['one that cannot be read', { down: 'some' }, 'down'],
  ['one after the first instalment', { down: '100', downOn: inDays(8) }, 'downOn'],
])('%s: said at the field, with what was typed', async (_rule, over, field) => {
  const { invoiceId, token } = await opened()
  const { status, answer } = await press(token, { ...wish, ...over, do: 'send' })
  expect(status).toBe(400)
  expect(answer).toMatchObject({ view: 'form', typed: { ...wish, ...over } })
  expect(Object.keys(answer?.errors ?? {})).toEqual([field])
  expect(await live(invoiceId)).toBeNull()
})

describe('the business answers', () => {
  const rows = (count: number) => {
    const made = planRows({
      ...{ total: { minor: 25_000n, currency: 'USD' }, count, firstOn: today.add({ days: 5 }), rhythm: 'monthly' },
      downPayment: null,
    })
    if (!made.ok) throw new Error(made.reason)
    return made.value
  }
  async function countered() {
    const { invoiceId, token } = await opened()
    await press(token, { ...wish, do: 'send' })
    const { id: planId } = (await live(invoiceId)) ?? { id: '' }
    const call = { businessId, planId, by: 'business' as const, message: 'Two?', actor: 'user:test', now: now() }
    expect(await counterPlan({ ...call, rows: rows(2) })).toMatchObject({ ok: true })
    return { invoiceId, token, planId }
  }

  test('the client accepts by name; the terms can be downloaded, and by nobody else', async () => {
    const { invoiceId, token, planId } = await countered()
    expect((await read(token)).plan).toMatchObject({ state: 'countered', message: 'Two?', round: 2 })
    const nameless = await press(token, { do: 'accept', round: '2', name: ' ' })
    expect(nameless.status).toBe(400)
    expect(nameless.answer?.name.error).toBeTruthy()
    expect((await press(token, { do: 'accept', round: '1', name: 'Grace' })).status).toBe(409)
    const noTerms = pdf.loader({ request: new Request(url(token)), params: { token }, context: {} })
    await expect(noTerms).rejects.toMatchObject({ status: 404 })
    expect((await press(token, { do: 'accept', round: '2', name: 'Grace  Hopper' })).status).toBe(303)
    expect(await live(invoiceId)).toMatchObject({
      ...{ id: planId, state: 'active', acceptedName: 'Grace Hopper', acceptedFrom: '203.0.113.7' },
    })
    const page = await read(token)
    expect(page.plan).toMatchObject({ state: 'active', hasTerms: true, acceptedName: 'Grace Hopper' })
    expect(page.plan?.instalments.map(({ status }) => status)).toEqual(['upcoming', 'upcoming'])
    const file = await pdf.loader({ request: new Request(url(token)), params: { token }, context: {} })
    expect(file.headers.get('Content-Disposition')).toContain('Payment-plan.pdf')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const other = await opened()
    const stranger = pdf.loader({ request: new Request(url(token)), params: { token: other.token }, context: {} })
    await expect(stranger).rejects.toMatchObject({ status: 404 })
  })

  test('the client proposes something else, withdraws, or says no', async () => {
    const { invoiceId, token } = await countered()
    expect(await read(token, '?change=1')).toMatchObject({ wantsChange: true, first: { count: '2' } })
    expect((await press(token, { ...wish, count: '4', do: 'send' })).status).toBe(303)
    expect(await live(invoiceId)).toMatchObject({ state: 'proposed', round: 3 })
    expect((await press(token, { do: 'accept', round: '3', name: 'Grace' })).status).toBe(409)
    expect((await press(token, { do: 'withdraw' })).status).toBe(303)
    expect(await live(invoiceId)).toBeNull()
    expect((await press(token, { do: 'withdraw' })).status).toBe(409)

    const second = await countered()
    expect((await press(second.token, { do: 'decline', why: 'No longer needed.' })).status).toBe(303)
    expect((await read(second.token)).plan).toMatchObject({ state: 'declined' })
  })
})

test('where nothing can be divided the page says why', async () => {
  const small = await opened({ minor: 9_999n })
  expect((await read(small.token)).obstacle).toContain('$50.00')
  expect((await press(small.token, { ...wish, do: 'send' })).status).toBe(409)
  const german = await opened({ minor: 9_999n, locale: 'de-DE' })
  expect((await read(german.token)).obstacle).toContain('Jede Rate')
})

test('invoices beside the link’s own need an open account', async () => {
  const one = await opened()
  const other = await opened()
  expect((await read(one.token, `?invoice=${other.invoiceId}`)).ask.invoiceIds).toEqual([one.invoiceId])
})

test('an unknown token opens nothing', async () => {
  await expect(read('x'.repeat(43))).rejects.toMatchObject({ status: 404 })
})
