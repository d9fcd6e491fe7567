import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { deskByApi } from '#tests/support/desk-by-api.ts'
import { deskRights } from '#tests/support/desk-rights.ts'

const { prisma } = await freshDatabase()
const { now, setClockOffset } = await import('#app/clock.server.ts')
// Tuesday noon, whatever the hour these tests run at.
setClockOffset(Date.parse('2027-01-12T12:00:00Z') - Date.now())
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeLetter } = await import('#tests/support/make-letter.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')
const { acceptPlan } = await import('#app/features/plans/accept-plan.server.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { routeTable } = await import('#app/api/route-table.server.ts')
const { business, call } = await businessWithKey('Desk')
const other = await businessWithKey('Others')
const businessId = business.id
await prisma.business.update({ where: { id: businessId }, data: { thankYouWaitHours: 4 } })
await approveEverything(prisma, businessId, now())

let count = 0
let invoiceId: string
let clientId: string
beforeEach(async () => {
  count += 1
  const wish = { number: `${count}`, email: `c${count}@example.com`, dueOn: '2027-01-04', minor: 60_000n, now: now() }
  invoiceId = await makeInvoice({ businessId, ...wish })
  clientId = (await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })).clientId
})

const usd = (amount: number) => ({ amount, currency: 'USD' })
const rowsOf = async (path: string) => (await call('GET', path)).body['data'] as unknown as { id: string }[]
const two = [
  { dueOn: '2027-02-01', amount: usd(30_000) },
  { dueOn: '2027-03-01', amount: usd(30_000) },
]
const offer = async () => {
  const made = await call('POST', '/plans', { body: { invoiceIds: [invoiceId], instalments: two } })
  return String(made.body['id'])
}

test('every step of the desk has an operation, or a reason why not', () => {
  const steps = Object.entries(deskRights).flatMap(([route, { does }]) => {
    if (does === undefined) return []
    return typeof does === 'string' ? [route] : Object.keys(does).map((step) => `${route} ${step}`)
  })
  expect(Object.keys(deskByApi).sort()).toEqual(steps.sort())
  const offered = new Set(routeTable.map(({ id }) => id))
  const named = Object.values(deskByApi).flatMap((by) => (typeof by === 'string' ? [] : by))
  expect(named.filter((id) => !offered.has(id))).toEqual([])
})

test('a running plan gets more time, another plan takes its place, and it is ended', async () => {
  const id = await offer()
  expect((await call('POST', `/plans/${id}/end`, { body: {} })).status).toBe(409)
  await acceptPlan({ businessId, planId: id, by: 'client', name: 'Ada', from: null, actor: 'client', now: now() })
  const more = { position: 1, dueOn: '2027-02-15', message: 'As you asked' }
  expect((await other.call('POST', `/plans/${id}/extend`, { body: more })).status).toBe(404)
  const extended = await call('POST', `/plans/${id}/extend`, { body: more })
  expect(extended.body).toMatchObject({ instalments: [{ position: 1, dueOn: '2027-02-15' }, { position: 2 }] })
  const none = await call('POST', `/plans/${id}/extend`, { body: { ...more, position: 3 } })
  expect(none).toMatchObject({ status: 400, body: { errors: [{ path: 'position' }] } })

  const short = [{ dueOn: '2027-02-01', amount: usd(60_001) }]
  expect((await call('POST', `/plans/${id}/replan`, { body: { instalments: short } })).status).toBe(400)
  const anew = await call('POST', `/plans/${id}/replan`, { body: { instalments: two } })
  expect(anew).toMatchObject({ status: 201, body: { status: 'countered', proposedBy: 'business' } })
  const next = String(anew.body['id'])
  expect((await call('GET', `/plans/${id}`)).body['status']).toBe('cancelled')
  expect((await other.call('POST', `/plans/${next}/withdraw`)).status).toBe(404)
  expect((await call('POST', `/plans/${next}/withdraw`)).status).toBe(200)
  expect((await call('POST', `/plans/${next}/withdraw`)).status).toBe(409)

  const last = await offer()
  await acceptPlan({ businessId, planId: last, by: 'client', name: 'Ada', from: null, actor: 'client', now: now() })
  expect(await call('POST', `/plans/${last}/end`, { body: {} })).toMatchObject({ body: { status: 'defaulted' } })
  expect((await call('GET', `/plans/${last}/terms-pdf`)).body['content']).not.toBe('')
})

test('a dispute is taken in hand, an outcome proposed, or closed', async () => {
  const opened = await openDispute({
    ...{ businessId, clientId, invoiceId, reason: 'not_as_agreed', words: 'Green', amount: null, sentTo: null },
    ...{ lines: [], messageId: randomUUID(), files: [], now: now() },
  })
  const path = `/disputes/${opened.ok ? opened.value.disputeId : ''}`
  expect((await other.call('POST', `${path}/review`)).status).toBe(404)
  expect((await call('POST', `${path}/review`)).body).toMatchObject({ status: 'under_review' })
  const wish = { outcome: 'part_credit', amount: usd(10_000), message: 'Would this do?' }
  expect((await call('POST', `${path}/propose`, { body: wish })).body).toMatchObject({
    ...{ status: 'proposed', outcome: 'part_credit', outcomeAmount: usd(10_000) },
  })
  expect((await call('POST', `${path}/withdraw`, { body: {} })).body).toMatchObject({ status: 'withdrawn' })
  expect((await call('POST', `${path}/withdraw`, { body: {} })).status).toBe(409)
  expect((await call('POST', `${path}/review`)).status).toBe(409)
})

test('a recurring invoice is set up, changed, priced anew, paused and ended', async () => {
  const lines = [{ description: 'Hosting', unitAmount: 10_000 }]
  const wish = { clientId, name: 'Hosting', unit: 'month', startOn: '2027-02-01', termsDays: 14, lines }
  const made = await call('POST', '/recurring', { body: wish })
  expect(made).toMatchObject({
    status: 201,
    body: { status: 'active', nextOn: '2027-02-01', issues: true, versions: [{ total: usd(10_000) }] },
  })
  const path = `/recurring/${String(made.body['id'])}`
  expect(await rowsOf(`/recurring?clientId=${clientId}`)).toEqual([(await call('GET', path)).body])
  expect((await call('POST', '/recurring', { body: { ...wish, startOn: '2027-01-01' } })).status).toBe(400)
  const theirs = await other.call('POST', '/recurring', { body: wish })
  expect(theirs).toMatchObject({ status: 400, body: { errors: [{ path: 'clientId' }] } })

  const settings = { name: 'Hosting, large', termsDays: 30, sends: true, countMax: 12 }
  expect((await call('POST', `${path}/settings`, { body: settings })).body).toMatchObject({ ...settings, issues: true })
  const price = { fromOn: '2027-06-01', lines: [{ description: 'Hosting', unitAmount: usd(12_000) }] }
  expect((await call('POST', `${path}/prices`, { body: price })).body).toMatchObject({
    versions: [{ total: usd(10_000) }, { fromOn: '2027-06-01', total: usd(12_000) }],
  })
  const euros = { ...price, lines: [{ description: 'Hosting', unitAmount: { amount: 1, currency: 'EUR' } }] }
  expect((await call('POST', `${path}/prices`, { body: euros })).status).toBe(400)
  await call('POST', `${path}/prices/withdraw`, { body: { fromOn: '2027-06-01' } })
  expect((await call('GET', path)).body['versions']).toHaveLength(1)

  for (const [step, status] of [
    ['pause', 'paused'],
    ['resume', 'active'],
    ['end', 'ended'],
  ]) {
    expect((await other.call('POST', `${path}/${step}`)).status).toBe(404)
    expect((await call('POST', `${path}/${step}`)).body).toMatchObject({ status })
  }
  expect((await call('POST', `${path}/end`)).status).toBe(409)
})

test('a letter is approved, printed and posted, or called off', async () => {
  const { letterId, clientId: to } = await makeLetter({ businessId, number: `L${count}`, now: now() })
  const path = `/letters/${letterId}`
  expect(await rowsOf(`/letters?clientId=${to}&status=drafted`)).toMatchObject([{ id: letterId, number: null }])
  expect((await call('POST', `${path}/print`)).status).toBe(409)
  expect((await other.call('POST', `${path}/approve`)).status).toBe(404)
  expect((await call('POST', `${path}/approve`)).body).toMatchObject({ status: 'ready', number: 1 })
  expect((await call('POST', `${path}/approve`)).status).toBe(409)
  expect((await call('POST', `${path}/post`, { body: { postedOn: '2027-01-12' } })).status).toBe(409)
  expect((await call('POST', `${path}/print`)).body).toMatchObject({ status: 'printed' })
  expect((await call('GET', `${path}/pdf`)).body).toMatchObject({ contentType: 'application/pdf' })
  expect((await call('POST', `${path}/post`, { body: { postedOn: '2027-01-13' } })).status).toBe(400)
  const posted = await call('POST', `${path}/post`, { body: { postedOn: '2027-01-12', tracking: 'RR 1' } })
  expect(posted.body).toMatchObject({ status: 'posted', postedOn: '2027-01-12', tracking: 'RR 1' })
  expect((await call('POST', `${path}/cancel`, { body: { reason: 'Too late' } })).status).toBe(409)

  const second = await makeLetter({ businessId, number: `M${count}`, now: now() })
  const called = await call('POST', `/letters/${second.letterId}/cancel`, { body: { reason: 'We spoke' } })
  expect(called.body).toMatchObject({ status: 'cancelled' })
})

test('a thank-you gets a line, other thanks, is called off, revived and sent', async () => {
  const body = { invoiceId, amount: usd(60_000), method: 'check', receivedOn: '2027-01-12' }
  const paymentId = String((await call('POST', '/payments', { body })).body['id'])
  const [note] = await rowsOf(`/thank-yous?paymentId=${paymentId}`)
  const path = `/thank-yous/${note?.id}`
  expect((await call('POST', `/payments/${paymentId}/thank-you`)).status).toBe(409)
  expect((await other.call('PATCH', path, { body: { personalLine: 'Hi' } })).status).toBe(404)
  const edited = await call('PATCH', path, { body: { personalLine: 'Lovely to work with you.' } })
  expect(edited.body).toMatchObject({ personalLine: 'Lovely to work with you.', status: 'queued' })
  expect((await call('PATCH', path, { body: { variant: 'plan_completed' } })).status).toBe(400)
  expect((await call('POST', `${path}/call-off`, { body: { reason: 'We met' } })).body['status']).toBe('cancelled')
  expect((await call('POST', `${path}/send-now`)).status).toBe(409)
  expect((await call('POST', `${path}/revive`)).body['status']).toBe('queued')
  const before = (await call('GET', path)).body['sendAt']
  expect(String((await call('POST', `${path}/send-now`)).body['sendAt']) <= String(before)).toBe(true)
  expect((await call('POST', `/payments/${randomUUID()}/thank-you`)).status).toBe(404)
})

test('drafts are put off, approved together, and taken back', async () => {
  await queueReminder(businessId, clientId, now())
  const [reminder] = await rowsOf(`/reminders?clientId=${clientId}`)
  const id = reminder?.id ?? ''
  expect((await call('GET', `/reminders/${id}`)).body).toEqual(reminder)
  expect((await other.call('GET', `/reminders/${id}`)).status).toBe(404)
  expect((await call('GET', `/messages/${id}/draft`)).body).toMatchObject({ kind: 'reminder', isLate: false })
  const approved = await call('POST', '/messages/approve', { body: { ids: [id, randomUUID()] } })
  expect(approved.body).toEqual({ approvedIds: [id], moved: 0, gone: 1 })
  const undo = { body: { decision: 'approval' } }
  expect((await other.call('POST', `/messages/${id}/undo`, undo)).status).toBe(404)
  expect((await call('POST', `/messages/${id}/undo`, undo)).body).toEqual({ messageId: id, status: 'drafted' })
  expect((await call('POST', `/reminders/${id}/postpone`, { body: { until: '2027-01-12' } })).status).toBe(400)
  const put = await call('POST', `/reminders/${id}/postpone`, { body: { until: '2027-01-19' } })
  expect(put.body).toMatchObject({ status: 'cancelled' })
  expect(await rowsOf(`/invoices/${invoiceId}/holds`)).toMatchObject([{ until: '2027-01-18' }])
})

test('credit notes are listed for the whole business', async () => {
  const body = { amount: usd(1_000), reason: 'A scratch' }
  const note = await call('POST', `/invoices/${invoiceId}/credit-notes`, { body })
  const id = String(note.body['id'])
  expect(await rowsOf(`/credit-notes?clientId=${clientId}`)).toEqual([note.body])
  expect((await call('GET', `/credit-notes/${id}`)).body).toEqual(note.body)
  expect((await other.call('GET', `/credit-notes/${id}`)).status).toBe(404)
})
