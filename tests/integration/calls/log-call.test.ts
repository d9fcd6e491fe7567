import { Temporal } from 'temporal-polyfill'
import { afterAll, expect, test } from 'vitest'
import type { CallResult } from '#app/domain/call/call-result.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { logCall } = await import('#app/features/calls/log-call.server.ts')
const { openTask } = await import('#app/db/write/tasks.server.ts')
const { callTask } = await import('#app/domain/call/call-task.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => prisma.$disconnect())

// Monday.
const now = new Date('2026-11-23T15:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
let number = 0

/** A late invoice whose ladder waits for a call. */
async function invoiceToCall() {
  number += 1
  const name = `C-${number}`
  const email = `c-${number}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: name, email, dueOn: '2026-10-20', now })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  await prisma.reminder.create({
    data: {
      ...{ businessId, id: crypto.randomUUID(), invoiceId, stage: 6, stageKey: 'third_follow_up', level: 6 },
      ...{ offsetDays: 30, channel: 'phone', outcome: 'pending', accompanying: true, decidedAt: now },
    },
  })
  const task = callTask({ invoiceId, stageId: 6, number: name })
  await prisma.$transaction((tx) =>
    openTask(tx, { businessId, clientId, invoiceId, ...task, dueOn: day('2026-11-23'), now }),
  )
  return { invoiceId, clientId, email }
}

async function log(invoiceId: string, result: CallResult, over: object = {}) {
  return logCall({
    ...{ businessId, invoiceId, taskId: null, callId: crypto.randomUUID(), result, spokeWith: 'Ada', now },
    ...{ notes: 'Friendly', summary: 'We agreed to talk.', caller: { actor: 'user:nora', name: 'Nora' } },
    ...over,
  })
}

const stepOf = (invoiceId: string) => prisma.reminder.findFirstOrThrow({ where: { businessId, invoiceId, stage: 6 } })
const openTasks = async (invoiceId: string) =>
  (await prisma.task.findMany({ where: { businessId, invoiceId, doneAt: null }, orderBy: { id: 'asc' } })).map(
    ({ kind, dueOn }) => [kind, dueOn.toISOString().slice(0, 10)],
  )
const holdsOf = (invoiceId: string) => prisma.hold.findMany({ where: { businessId, invoiceId, releasedAt: null } })
const summariesOf = (invoiceId: string) =>
  prisma.outboxMessage.findMany({ where: { businessId, invoiceId, kind: 'call_summary' } })

test.each<[string, CallResult, object[], string[][]]>([
  ['reached', { outcome: 'reached' }, [], []],
  ['refuses', { outcome: 'refuses' }, [], [['review', '2026-11-23']]],
  [
    'promised',
    { outcome: 'promised', dueOn: day('2026-11-27'), amount: usd(25_000n), note: null },
    [{ kind: 'promise', until: new Date('2026-12-01T00:00:00Z') }],
    [],
  ],
  [
    'disputes a part',
    { outcome: 'disputes', amount: usd(5_000n), reason: 'Two hours too many' },
    [{ kind: 'dispute', amountMinor: 5_000n, until: null }],
    [['dispute', '2026-11-26']],
  ],
  [
    'disputes all of it',
    { outcome: 'disputes', amount: null, reason: 'Never ordered' },
    [{ kind: 'dispute', amountMinor: null }],
    [['dispute', '2026-11-26']],
  ],
  [
    'asks for a plan',
    { outcome: 'asks_for_plan', wishes: 'three parts' },
    [{ kind: 'proposal', until: new Date('2026-12-03T00:00:00Z') }],
    [['plan', '2026-11-26']],
  ],
  ['call back', { outcome: 'call_back', on: day('2026-11-25') }, [], [['call', '2026-11-25']]],
  [
    'wrong person',
    { outcome: 'wrong_person', person: { name: 'Grace', email: 'grace@example.com', phone: null } },
    [],
    [['contact_proposal', '2026-11-23']],
  ],
])('%s', async (_what, result, holds, tasks) => {
  const { invoiceId, clientId, email } = await invoiceToCall()
  expect(await log(invoiceId, result)).toMatchObject({ ok: true })
  expect(await stepOf(invoiceId)).toMatchObject({ outcome: 'completed' })
  expect(await holdsOf(invoiceId)).toMatchObject(holds)
  expect(await openTasks(invoiceId)).toEqual(tasks)
  const client = await prisma.client.findFirstOrThrow({ where: { businessId, id: clientId } })
  expect(client.lastContactAt).toEqual(now)
  const [summary] = await summariesOf(invoiceId)
  expect(summary).toMatchObject({ state: 'drafted', toAddress: email })
  expect(summary?.text).toContain(`C-${number}`)
  expect(summary?.text).not.toContain('Friendly')
  expect(await prisma.callRecord.findMany({ where: { businessId, invoiceId } })).toMatchObject([
    { outcome: result.outcome, spokeWith: 'Ada', calledBy: 'user:nora', summaryMessageId: summary?.id },
  ])
  expect(await prisma.timelineEvent.count({ where: { businessId, invoiceId, type: 'call.logged' } })).toBe(1)
  expect(await prisma.contact.count({ where: { businessId, clientId } })).toBe(1)
})

test('nobody answers: three tries two business days apart, then the stage counts', async () => {
  const { invoiceId, clientId } = await invoiceToCall()
  await log(invoiceId, { outcome: 'no_answer' })
  expect(await openTasks(invoiceId)).toEqual([['call', '2026-11-25']])
  expect(await stepOf(invoiceId)).toMatchObject({ outcome: 'pending' })
  await log(invoiceId, { outcome: 'no_answer' })
  expect(await openTasks(invoiceId)).toEqual([['call', '2026-11-25']])
  await log(invoiceId, { outcome: 'no_answer' })
  expect(await openTasks(invoiceId)).toEqual([])
  expect(await stepOf(invoiceId)).toMatchObject({ outcome: 'completed', reason: 'Nobody answered in 3 calls.' })
  const client = await prisma.client.findFirstOrThrow({ where: { businessId, id: clientId } })
  expect(client.lastContactAt).toBeNull()
})

test('the same form sent twice, and twice at once, is one call', async () => {
  const { invoiceId } = await invoiceToCall()
  const callId = crypto.randomUUID()
  const result: CallResult = { outcome: 'disputes', amount: null, reason: 'Never ordered' }
  await Promise.all([log(invoiceId, result, { callId }), log(invoiceId, result, { callId })])
  await log(invoiceId, result, { callId })
  expect(await prisma.callRecord.count({ where: { businessId, invoiceId } })).toBe(1)
  expect(await holdsOf(invoiceId)).toHaveLength(1)
  expect(await summariesOf(invoiceId)).toHaveLength(1)
})

test.each<[CallResult, string]>([
  [{ outcome: 'promised', dueOn: day('2026-11-22'), amount: usd(1n), note: null }, 'already_over'],
  [{ outcome: 'promised', dueOn: day('2027-02-01'), amount: usd(1n), note: null }, 'needs_note'],
  [{ outcome: 'disputes', amount: usd(25_001n), reason: 'x' }, 'bad_dispute'],
  [{ outcome: 'call_back', on: day('2026-11-22') }, 'call_back_passed'],
])('%o is refused, and nothing is written', async (result, reason) => {
  const { invoiceId } = await invoiceToCall()
  expect(await log(invoiceId, result)).toEqual({ ok: false, reason })
  expect(await prisma.callRecord.count({ where: { businessId, invoiceId } })).toBe(0)
  expect(await stepOf(invoiceId)).toMatchObject({ outcome: 'pending' })
  expect(await openTasks(invoiceId)).toHaveLength(1)
})

test('somebody named on the telephone is written to only after the owner has confirmed it', async () => {
  const { decideContact } = await import('#app/features/contacts/decide-contact.server.ts')
  const { invoiceId, clientId } = await invoiceToCall()
  const person = { name: 'Grace', email: 'grace@example.com', phone: '+1 555 0100' }
  await log(invoiceId, { outcome: 'wrong_person', person })
  const task = await prisma.task.findFirstOrThrow({ where: { businessId, invoiceId, kind: 'contact_proposal' } })
  const decide = (email: string) =>
    decideContact({ businessId, taskId: task.id, person: { ...person, role: 'bill_to', email }, actor: 'user:o', now })
  expect(await decide('nonsense')).toEqual({ ok: false, reason: 'bad_email' })
  expect(await decide('Grace@example.com')).toEqual({ ok: true, value: null })
  expect(await prisma.contact.findMany({ where: { businessId, clientId } })).toMatchObject([
    { email: 'grace@example.com', name: 'Grace', role: 'bill_to' },
  ])
  expect(await prisma.client.findFirst({ where: { businessId, id: clientId } })).toMatchObject({ phone: '+1 555 0100' })
  expect(await openTasks(invoiceId)).toEqual([])
})

test('a call task that is ticked off counts for its stage', async () => {
  const { completeTask } = await import('#app/features/tasks/complete-task.server.ts')
  const { invoiceId } = await invoiceToCall()
  const { id: taskId } = await prisma.task.findFirstOrThrow({ where: { businessId, invoiceId, kind: 'call' } })
  const done = () => completeTask({ businessId, taskId, outcome: 'Met her at the fair', actor: 'user:nora', now })
  expect(await done()).toMatchObject({ ok: true })
  expect(await done()).toMatchObject({ ok: true })
  expect(await stepOf(invoiceId)).toMatchObject({ outcome: 'completed', reason: 'Met her at the fair' })
})
