import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
afterAll(() => prisma.$disconnect())
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { now } = await import('#app/clock.server.ts')
const { instantOf, todayIn } = await import('#app/domain/business-day.ts')
const { planRows } = await import('#app/domain/plan/plan-schedule.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { releaseHold } = await import('#app/features/holds/release-hold.server.ts')
const { logCall } = await import('#app/features/calls/log-call.server.ts')
const list = await import('#app/routes/admin.disputes._index.tsx')
const page = await import('#app/routes/admin.disputes.$id/route.tsx')
const files = await import('#app/routes/admin.files.$id.ts')
const notes = await import('#app/routes/admin.credit-notes.$id[.]pdf.ts')

const password = 'correct horse battery'
const today = todayIn('America/New_York', instantOf(now()))
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
let number = 0

async function staffOf(businessId: string, role: 'owner' | 'collector' | 'bookkeeper') {
  const email = `${role}-${businessId}@example.com`
  await createStaffUser({ name: 'Nora', email, password, businessId, role, now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}
const ours = { businessId: '', owner: '', staff: '', bookkeeper: '' }
const theirs = { businessId: '', owner: '' }

beforeAll(async () => {
  ours.businessId = await makeBusiness(prisma)
  theirs.businessId = await makeBusiness(prisma)
  ours.owner = await staffOf(ours.businessId, 'owner')
  ours.staff = await staffOf(ours.businessId, 'collector')
  ours.bookkeeper = await staffOf(ours.businessId, 'bookkeeper')
  theirs.owner = await staffOf(theirs.businessId, 'owner')
})

async function lateInvoice(businessId = ours.businessId) {
  number += 1
  const dueOn = today.subtract({ days: 10 }).toString()
  const email = `ada-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `S-${number}`, email, dueOn, now: now() })
  const { clientId } = await invoiceOf(invoiceId, businessId)
  return { businessId, invoiceId, clientId, sentTo: email }
}
async function disputed(minor: bigint | null = null, businessId = ours.businessId) {
  const at = await lateInvoice(businessId)
  return { ...at, disputeId: await dispute(at, minor) }
}
async function dispute(at: Awaited<ReturnType<typeof lateInvoice>>, minor: bigint | null) {
  const opened = await openDispute({
    ...{ ...at, reason: 'not_as_agreed', words: 'The blue is green.', amount: minor === null ? null : usd(minor) },
    ...{ lines: [], messageId: randomUUID(), files: [], now: now() },
  })
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value.disputeId
}
const invoiceOf = (id: string, businessId = ours.businessId) =>
  prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })

type Fields = Record<string, string | File>
const args = (cookie: string, params: Record<string, string>, fields?: Fields, query = ''): ActionFunctionArgs => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) form.append(name, value)
  const init = { headers: { cookie }, ...(fields && { method: 'POST', body: form }) }
  return { request: new Request(`http://localhost:3999/admin/disputes${query}`, init), params, context: {} }
}
/** Where it leads, or what the page shows again. */
async function outcome(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    const answer = await work
    if (answer instanceof Response) return { to: answer.headers.get('Location') }
    const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
    return { ...data, status: init?.status }
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, to: thrown.headers.get('Location') }
    throw thrown
  }
}
const act = (cookie: string, id: string, fields: Fields) =>
  outcome(page.action(args(cookie, { id }, { once: randomUUID(), ...fields })))

describe('the desk', () => {
  test('lists what lasts by the day to answer, with what is at stake', async () => {
    const whole = await disputed()
    const part = await disputed(5_000n)
    await disputed(null, theirs.businessId)
    const { rows, counts } = await list.loader(args(ours.owner, {}))
    expect(counts.open).toBe(rows.length)
    const stakes = new Map(rows.map(({ id, atStake, waitsForBusiness }) => [id, [atStake.minor, waitsForBusiness]]))
    expect(stakes.get(whole.disputeId)).toEqual([25_000n, true])
    expect(stakes.get(part.disputeId)).toEqual([5_000n, true])
    expect(await outcome(list.loader(args(ours.owner, {}, undefined, `?invoice=${part.invoiceId}`)))).toMatchObject({
      to: `/admin/disputes/${part.disputeId}`,
    })
  })

  test('a case stands with who has to speak next', async () => {
    const { disputeId } = await disputed()
    const shelf = async (show: string) => {
      const { rows, counts } = await list.loader(args(ours.owner, {}, undefined, `?show=${show}`))
      return { has: rows.some(({ id }) => id === disputeId), isCounted: counts[show as 'ours'] === rows.length }
    }
    expect(await shelf('ours')).toEqual({ has: true, isCounted: true })
    await act(ours.staff, disputeId, { intent: 'reply', words: 'Which line is it?' })
    expect(await shelf('ours')).toEqual({ has: false, isCounted: true })
    expect(await shelf('theirs')).toEqual({ has: true, isCounted: true })
    await act(ours.owner, disputeId, { intent: 'resolve', outcome: 'rejected', words: 'It was agreed.' })
    expect(await shelf('theirs')).toEqual({ has: false, isCounted: true })
    expect(await shelf('over')).toEqual({ has: true, isCounted: true })
  })

  test('an answer with a file reaches the client; what is not taken is said beside the field', async () => {
    const { disputeId } = await disputed()
    expect(await act(ours.staff, disputeId, { intent: 'reply', words: '' })).toMatchObject({
      status: 400,
      problems: { words: ['Write a few words, or attach a file.'] },
    })
    const page2 = new File(['<html>'], 'a.pdf')
    expect(await act(ours.staff, disputeId, { intent: 'reply', words: 'See.', files: page2 })).toMatchObject({
      status: 400,
      problems: { files: [expect.stringContaining('a.pdf')] },
      typed: { words: 'See.' },
    })
    const proof = new File(['%PDF-1.7'], 'proof.pdf')
    expect(await act(ours.staff, disputeId, { intent: 'reply', words: 'See.', files: proof })).toEqual({
      to: `/admin/disputes/${disputeId}?said=reply`,
    })
    const shown = await page.loader(args(ours.owner, { id: disputeId }, undefined, '?said=reply'))
    expect(shown.dispute).toMatchObject({ state: 'under_review', waitsFor: 'client' })
    const [kept] = shown.dispute.messages.at(-1)?.files ?? []
    expect(kept?.filename).toBe('proof.pdf')
    const get = (cookie: string) => outcome(files.loader(args(cookie, { id: kept?.id ?? '' })))
    expect(await get(theirs.owner)).toMatchObject({ status: 404 })
    expect((await get(''))['to']).toContain('/sign-in')
    const mail = await prisma.outboxMessage.findFirst({
      where: { key: { startsWith: `dispute/${disputeId}/message` } },
    })
    expect(mail?.text).toContain('See.')
  })

  test('staff answer, the owner decides, the bookkeeper reads', async () => {
    const { disputeId } = await disputed()
    const decision = { intent: 'resolve', outcome: 'part_credit', amount: '40.00', words: 'Half the blue.' }
    expect(await act(ours.bookkeeper, disputeId, { intent: 'reply', words: 'x' })).toMatchObject({ status: 403 })
    expect(await act(ours.staff, disputeId, decision)).toMatchObject({ status: 403 })
    expect(await act(theirs.owner, disputeId, decision)).toMatchObject({ status: 404 })
    expect((await page.loader(args(ours.bookkeeper, { id: disputeId }))).mayDecide).toBe(false)
    expect(await outcome(page.loader(args(theirs.owner, { id: disputeId })))).toMatchObject({ status: 404 })
    expect(await act(ours.owner, disputeId, decision)).toEqual({ to: `/admin/disputes/${disputeId}?said=resolve` })
    const note = await prisma.creditNote.findFirstOrThrow({ where: { disputeId } })
    expect(note).toMatchObject({ amountMinor: 4_000n, reason: 'Half the blue.' })
    expect(await outcome(notes.loader(args(theirs.owner, { id: note.id })))).toMatchObject({ status: 404 })
    expect((await notes.loader(args(ours.bookkeeper, { id: note.id }))).headers.get('Content-Type')).toBe(
      'application/pdf',
    )
  })

  test.each<[string, Fields, object]>([
    ['no outcome', {}, { outcome: ['Choose how it ends.'] }],
    ['no amount', { outcome: 'part_credit', amount: '' }, { amount: ['Say how much.'] }],
    ['an amount in words', { outcome: 'part_credit', amount: 'half' }, { amount: [expect.any(String)] }],
    ['more than is in question', { outcome: 'part_credit', amount: '250.01' }, { amount: [expect.any(String)] }],
    ['no reasons', { outcome: 'rejected', words: ' ' }, { words: ['Give the client your reasons.'] }],
  ])('a decision with %s is asked about', async (_case, fields, problems) => {
    const { disputeId } = await disputed()
    expect(await act(ours.owner, disputeId, { intent: 'resolve', words: 'x', ...fields })).toMatchObject({
      status: 400,
      problems,
    })
    expect(await prisma.dispute.findFirst({ where: { id: disputeId } })).toMatchObject({ state: 'open' })
  })

  test('the hold of a case ends with the case alone', async () => {
    const { disputeId, businessId } = await disputed()
    const { holdId } = await prisma.dispute.findFirstOrThrow({ where: { id: disputeId } })
    const lifted = await releaseHold({ businessId, holdId: holdId ?? '', actor: 'user:nora', now: now() })
    expect(lifted).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('beside other agreements', () => {
  test('a call about what is disputed already adds to the case', async () => {
    const { businessId, invoiceId, disputeId } = await disputed()
    const logged = await logCall({
      ...{ businessId, invoiceId, taskId: null, callId: randomUUID(), spokeWith: 'Grace', notes: null, summary: null },
      result: { outcome: 'disputes', amount: null, reason: 'The red, too.' },
      ...{ caller: { actor: 'user:nora', name: 'Nora' }, now: now() },
    })
    expect(logged).toMatchObject({ ok: true })
    expect(await prisma.dispute.count({ where: { invoiceId } })).toBe(1)
    const said = await prisma.disputeMessage.findMany({ where: { disputeId }, orderBy: { id: 'asc' } })
    expect(said.map(({ author, text }) => `${author}: ${text}`).sort()).toEqual([
      'Ada: The blue is green.',
      'Grace: The red, too.',
    ])
  })

  test('on a plan: a part is credited, the plan goes on with what is left; no corrected invoice', async () => {
    const at = await lateInvoice()
    const { businessId, invoiceId, clientId } = at
    const firstOn = today.add({ days: 5 })
    const rows = planRows({ total: usd(25_000n), count: 2, firstOn, rhythm: 'monthly', downPayment: null })
    if (!rows.ok) throw new Error(rows.reason)
    const proposed = await proposePlan({
      ...{ businessId, clientId, invoiceIds: [invoiceId], rows: rows.value, by: 'client', words: null },
      ...{ actor: 'client', now: now() },
    })
    if (!proposed.ok) throw new Error(proposed.reason)
    const { planId } = proposed.value
    await acceptPlan({
      ...{ businessId, planId, by: 'business', name: 'Nora', from: null },
      ...{ actor: 'user:nora', now: now() },
    })
    const disputeId = await dispute(at, 5_000n)
    const decision = { intent: 'resolve', words: 'Yes.', amount: '50' }
    expect(await act(ours.owner, disputeId, { ...decision, outcome: 'corrected' })).toMatchObject({
      problems: { outcome: [expect.stringContaining('plan')] },
    })
    expect(await act(ours.owner, disputeId, { ...decision, outcome: 'accepted' })).toMatchObject({
      to: expect.stringContaining('said=resolve'),
    })
    expect(await invoiceOf(invoiceId)).toMatchObject({ balanceMinor: 20_000n, state: 'issued' })
    expect(await prisma.instalmentPlan.findFirst({ where: { id: planId } })).toMatchObject({ state: 'active' })
    const holds = await prisma.hold.findMany({ where: { invoiceId, releasedAt: null } })
    expect(holds.map(({ kind }) => kind)).toEqual(['plan'])
  })
})

test('the API lists, answers and decides as the contract reads', async () => {
  const { business, call } = await businessWithKey('Dispute Works')
  const { call: stranger } = await businessWithKey('Somebody Else')
  const { disputeId: id, invoiceId } = await disputed(5_000n, business.id)
  const read = await call('GET', `/disputes/${id}`)
  expect(read.body).toMatchObject({
    ...{ id, invoiceId, status: 'open', reason: 'not_as_agreed', amount: { amount: 5_000, currency: 'USD' } },
    ...{ waitsFor: 'business', outcome: null, messages: [{ by: 'client', text: 'The blue is green.' }] },
  })
  expect(read.body['respondBy']).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect((await call('GET', '/disputes?status=open')).body).toMatchObject({ data: [{ id }], next: null })
  expect((await call('GET', '/disputes?status=resolved')).body).toMatchObject({ data: [] })
  expect((await call('POST', `/disputes/${id}/messages`, { body: { message: 'Which blue?' } })).body).toMatchObject({
    status: 'under_review',
    waitsFor: 'client',
    messages: [{}, { by: 'business', author: 'Dispute Works', text: 'Which blue?' }],
  })
  expect((await stranger('GET', `/disputes/${id}`)).status).toBe(404)
  expect((await stranger('POST', `/disputes/${id}/messages`, { body: { message: 'x' } })).status).toBe(404)
  const resolve = (body: object) => call('POST', `/disputes/${id}/resolve`, { body })
  expect((await resolve({ outcome: 'part_credit', message: 'Half.' })).body).toMatchObject({
    errors: [{ path: 'amount' }],
  })
  const money = (amount: number) => ({ amount, currency: 'USD' })
  expect((await resolve({ outcome: 'part_credit', amount: money(5_001), message: 'x' })).status).toBe(400)
  const decided = await resolve({ outcome: 'part_credit', amount: money(2_000), message: 'Half.' })
  expect(decided.body).toMatchObject({ status: 'resolved', outcome: 'part_credit', outcomeAmount: money(2_000) })
  expect((await resolve({ outcome: 'rejected', message: 'x' })).status).toBe(409)
  expect((await call('GET', `/invoices/${invoiceId}`)).body).toMatchObject({ balance: money(23_000) })
})
