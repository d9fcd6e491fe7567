import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { now, setClockOffset } = await import('#app/clock.server.ts')
// Monday noon, whatever the hour these tests run at.
setClockOffset(Date.parse('2026-11-23T12:00:00Z') - Date.now())
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { business, call } = await businessWithKey('Reminders')
const other = await businessWithKey('Others')
const businessId = business.id
await approveEverything(prisma, businessId, now())

let count = 0
let invoiceId: string
let reminder: { id: string }
const list = async (query: string) => (await call('GET', `/reminders?${query}`)).body['data'] as unknown as object[]

beforeEach(async () => {
  count += 1
  const wish = { number: `${count}`, email: `c${count}@example.com`, dueOn: '2026-11-16', now: now() }
  invoiceId = await makeInvoice({ businessId, ...wish })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  await queueReminder(businessId, clientId, now())
  const [row] = (await list(`invoiceId=${invoiceId}`)) as { id: string }[]
  if (!row) throw new Error('no reminder was written')
  reminder = row
})

test('a reminder says what it is about and since when it waits', async () => {
  expect(reminder).toMatchObject({
    ...{ status: 'drafted', stage: 'first_follow_up', invoiceIds: [invoiceId], needsApproval: true },
    ...{ to: `c${count}@example.com`, reviewReason: null, waitingSince: expect.any(String) as string },
  })
  expect(await list('status=drafted')).toContainEqual(reminder)
  expect(await list('status=sent')).toEqual([])
  expect(await list(`clientId=${randomUUID()}`)).toEqual([])
  expect((await call('GET', '/reminders?status=waiting')).status).toBe(400)
})

test('approving queues it, once', async () => {
  const approved = await call('POST', `/reminders/${reminder.id}/approve`)
  expect(approved).toMatchObject({
    status: 200,
    body: { id: reminder.id, status: 'queued', needsApproval: false, waitingSince: null },
  })
  expect((await call('POST', `/reminders/${reminder.id}/approve`)).status).toBe(409)
  expect((await call('POST', `/reminders/${reminder.id}/skip`, { body: { reason: 'Too late' } })).status).toBe(409)
  const message = await prisma.outboxMessage.findFirstOrThrow({ where: { id: reminder.id } })
  expect(message.approvedBy).toMatch(/^api:/)
})

test('one whose facts have moved is not approved', async () => {
  await call('POST', `/invoices/${invoiceId}/holds`, { body: { kind: 'manual', reason: 'On holiday' } })
  const refused = await call('POST', `/reminders/${reminder.id}/approve`)
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('has changed') as string } })
  expect(await list(`invoiceId=${invoiceId}`)).toMatchObject([{ status: 'cancelled', invoiceIds: [invoiceId] }])
})

test('skipping takes the stage, with its reason', async () => {
  expect((await call('POST', `/reminders/${reminder.id}/skip`, { body: {} })).status).toBe(400)
  expect((await call('POST', `/reminders/${reminder.id}/skip`, { body: { reason: ' ' } })).status).toBe(400)
  const skipped = await call('POST', `/reminders/${reminder.id}/skip`, { body: { reason: 'We spoke' } })
  expect(skipped).toMatchObject({ status: 200, body: { status: 'cancelled', stage: 'first_follow_up' } })
  expect((await call('GET', `/invoices/${invoiceId}/follow-up`)).body).toMatchObject({ stage: 'first_follow_up' })
})

test('another business sees and decides nothing of it', async () => {
  expect((await other.call('GET', '/reminders')).body['data']).toEqual([])
  expect((await other.call('POST', `/reminders/${reminder.id}/approve`)).status).toBe(404)
  const body = { reason: 'Not ours' }
  expect((await other.call('POST', `/reminders/${reminder.id}/skip`, { body })).status).toBe(404)
})
