import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { beforeEach, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { now, setClockOffset } = await import('#app/clock.server.ts')
// Monday noon, whatever the hour these tests run at.
setClockOffset(Date.parse('2026-11-23T12:00:00Z') - Date.now())
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { proposePlan } = await import('#app/features/plans/propose-plan.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { business, call } = await businessWithKey('Planners')
const other = await businessWithKey('Others')
const businessId = business.id

const usd = (amount: number) => ({ amount, currency: 'USD' })
const rows = (...parts: [string, number][]) => parts.map(([dueOn, amount]) => ({ dueOn, amount: usd(amount) }))
const three = rows(['2026-12-01', 20_000], ['2027-01-01', 20_000], ['2027-02-01', 20_000])
const two = rows(['2026-12-10', 30_000], ['2027-01-10', 30_000])

let count = 0
let invoiceId: string
let clientId: string
beforeEach(async () => {
  count += 1
  const wish = { number: `${count}`, email: `c${count}@example.com`, dueOn: '2026-11-16', minor: 60_000n, now: now() }
  invoiceId = await makeInvoice({ businessId, ...wish })
  clientId = (await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })).clientId
})

const proposedByClient = async () => {
  const proposed = await proposePlan({
    ...{ businessId, clientId, invoiceIds: [invoiceId], by: 'client', words: 'A slow winter', actor: 'client' },
    rows: three.map(({ dueOn, amount }) => ({
      dueOn: Temporal.PlainDate.from(dueOn),
      amount: { minor: BigInt(amount.amount), currency: 'USD' },
    })),
    now: now(),
  })
  if (!proposed.ok) throw new Error(proposed.reason)
  return proposed.value.planId
}
const offered = async () => {
  const made = await call('POST', '/plans', { body: { invoiceIds: [invoiceId], instalments: three } })
  expect(made.status).toBe(201)
  return String(made.body['id'])
}
const list = async (query: string) => (await call('GET', `/plans?${query}`)).body['data'] as unknown as object[]

test('what a client proposes is read, and accepted once', async () => {
  const id = await proposedByClient()
  const plan = (await call('GET', `/plans/${id}`)).body
  expect(plan).toMatchObject({
    ...{ id, clientId, status: 'proposed', invoiceIds: [invoiceId], proposedBy: 'client', offeredBy: 'client' },
    ...{ message: 'A slow winter', total: usd(60_000), remaining: usd(60_000), acceptedAt: null },
    instalments: three.map((row) => ({ ...row, paid: usd(0), status: 'upcoming' })),
  })
  expect(await list(`status=proposed&invoiceId=${invoiceId}`)).toEqual([plan])
  expect(await list(`clientId=${clientId}`)).toEqual([plan])
  expect(await list('status=active')).toEqual([])

  const accepted = await call('POST', `/plans/${id}/accept`, { body: { name: 'Grace Hopper' } })
  expect(accepted).toMatchObject({ status: 200, body: { status: 'active', answerBy: null } })
  expect((await call('POST', `/plans/${id}/accept`)).status).toBe(409)
  expect((await call('GET', `/invoices/${invoiceId}`)).body).toMatchObject({
    labels: expect.arrayContaining(['on_plan']) as string[],
  })
  const stored = await prisma.instalmentPlan.findFirstOrThrow({ where: { businessId, id } })
  expect(stored.acceptedName).toBe('Grace Hopper')
})

test('an agreed plan says how it stands', async () => {
  const id = await offered()
  const paid = { businessId, invoiceId, method: 'check', reference: null, actor: 'system', now: now() } as const
  await acceptPlan({ businessId, planId: id, by: 'client', name: 'Ada', from: null, actor: 'client', now: now() })
  const receivedOn = Temporal.PlainDate.from('2026-11-23')
  await recordManualPayment({ ...paid, amount: { minor: 25_000n, currency: 'USD' }, receivedOn })
  const { body } = await call('GET', `/plans/${id}`)
  expect(body).toMatchObject({ status: 'active', remaining: usd(35_000) })
  expect(
    (body['instalments'] as unknown as { status: string; paid: object }[]).map(({ status, paid: part }) => [
      status,
      part,
    ]),
  ).toEqual([
    ['paid', usd(20_000)],
    ['part_paid', usd(5_000)],
    ['upcoming', usd(0)],
  ])
})

test('an offer of ours, another of ours, and an answer of ours to none', async () => {
  const id = await offered()
  expect((await call('GET', `/plans/${id}`)).body).toMatchObject({ status: 'countered', proposedBy: 'business' })
  expect((await call('POST', `/plans/${id}/accept`)).status).toBe(409)
  const changed = await call('POST', `/plans/${id}/counter`, { body: { instalments: two, message: 'Two would do' } })
  expect(changed).toMatchObject({ status: 200, body: { status: 'countered', round: 2, message: 'Two would do' } })
  const again = await call('POST', '/plans', { body: { invoiceIds: [invoiceId], instalments: two } })
  expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('under talk') as string } })
})

test('a proposal is answered with another, or declined with words', async () => {
  const id = await proposedByClient()
  const short = await call('POST', `/plans/${id}/counter`, { body: { instalments: two.slice(1) } })
  expect(short).toMatchObject({ status: 400, body: { errors: [{ path: 'instalments' }] } })
  expect((await call('POST', `/plans/${id}/counter`, { body: { instalments: two } })).status).toBe(200)
  expect((await call('POST', `/plans/${id}/decline`, { body: { message: 'No' } })).status).toBe(409)

  count += 1
  const wish = { number: `${count}`, email: `c${count}@example.com`, dueOn: '2026-11-16', minor: 60_000n, now: now() }
  invoiceId = await makeInvoice({ businessId, ...wish })
  clientId = (await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })).clientId
  const second = await proposedByClient()
  expect((await call('POST', `/plans/${second}/decline`, { body: {} })).status).toBe(400)
  const declined = await call('POST', `/plans/${second}/decline`, {
    body: { message: 'We would rather wait a month.' },
  })
  expect(declined).toMatchObject({ status: 200, body: { status: 'declined' } })
})

test('other businesses see nothing of it, and a key that reads decides nothing', async () => {
  const id = await proposedByClient()
  expect((await other.call('GET', `/plans/${id}`)).status).toBe(404)
  expect((await other.call('POST', `/plans/${id}/accept`)).status).toBe(404)
  const theirs = await other.call('POST', '/plans', { body: { invoiceIds: [invoiceId], instalments: three } })
  expect(theirs.status).toBe(400)
  expect((await call('GET', `/plans/${randomUUID()}`)).status).toBe(404)
  const reader = await businessWithKey('Readers', ['read'])
  expect((await reader.call('POST', `/plans/${id}/accept`)).status).toBe(403)
})
