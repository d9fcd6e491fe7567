import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { approveMessage } = await import('#app/features/approvals/approve-message.server.ts')
const { skipDraft } = await import('#app/features/approvals/skip-draft.server.ts')
const { postponeDraft } = await import('#app/features/approvals/postpone-draft.server.ts')
const { undoApproval } = await import('#app/features/approvals/undo-approval.server.ts')
const { undoPostponement } = await import('#app/features/approvals/undo-postponement.server.ts')
const { undoSkip } = await import('#app/features/approvals/undo-skip.server.ts')
const { completeTask } = await import('#app/features/tasks/complete-task.server.ts')
const { reopenTask } = await import('#app/features/tasks/reopen-task.server.ts')
const { prisma } = world
afterAll(() => world.close())

const today = Temporal.PlainDate.from('2026-11-23')
const restSeconds = 10
let businessId: string
let count = 0
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  await approveEverything(prisma, businessId, world.now())
  count += 1
  await makeInvoice({
    ...{ businessId, number: `30${count}`, email: `bo${count}@example.com`, clientName: 'Bo Ltd', now: world.now() },
    dueOn: today.subtract({ days: 7 }).toString(),
  })
})

async function draft(): Promise<string> {
  await world.work()
  return (await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, state: 'drafted' } })).id
}
const call = (messageId: string) => ({ businessId, messageId, actor: 'user:nora', now: world.now() })
const message = (id: string) => prisma.outboxMessage.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const eventCount = (type: string) => prisma.timelineEvent.count({ where: { businessId, type } })
const tooLate = { ok: false, reason: 'too_late' }

test('an approval is taken back while the mail is in the house, and the draft is as it was', async () => {
  const id = await draft()
  await approveMessage({ ...call(id), restSeconds })
  await world.work()
  expect(await message(id)).toMatchObject({ state: 'queued', approvedBy: 'user:nora' })
  expect(await undoApproval(call(id))).toEqual({ ok: true, value: null })
  const after = await message(id)
  expect(after).toMatchObject({ state: 'drafted', approvedBy: null, approvedAt: null })
  expect(after.waitingSince).not.toBeNull()
  expect(await eventCount('reminder.unapproved')).toBe(1)
  expect(await prisma.reminder.count({ where: { businessId, messageId: id, outcome: 'pending' } })).toBe(1)
  expect(await undoApproval(call(id))).toEqual(tooLate)
  expect(await undoApproval({ ...call(id), businessId: await makeBusiness(prisma) })).toMatchObject({ ok: false })
})

test('what has left the house stays gone', async () => {
  const id = await draft()
  await approveMessage(call(id))
  await world.work()
  expect(['sent', 'delivered']).toContain((await message(id)).state)
  expect(await undoApproval(call(id))).toEqual(tooLate)
})

test('a skipped step is drafted anew, unless the ladder has gone on', async () => {
  const id = await draft()
  await skipDraft({ ...call(id), reason: 'we spoke' })
  expect(await undoSkip(call(id))).toEqual({ ok: true, value: null })
  expect(await undoSkip(call(id))).toEqual(tooLate)
  const again = await draft()
  expect(again).not.toBe(id)
  expect((await message(again)).subject).toBe((await message(id)).subject)
  expect(await eventCount('reminder.unskipped')).toBe(1)

  await skipDraft({ ...call(again), reason: 'we spoke' })
  const late = new Date(world.now().getTime() + 31 * 60_000)
  expect(await undoSkip({ ...call(again), now: late })).toEqual(tooLate)
})

test('what was put off is drafted at once again, and nothing rests', async () => {
  const id = await draft()
  await postponeDraft({ ...call(id), until: today.add({ days: 7 }) })
  await world.work()
  expect(await prisma.outboxMessage.count({ where: { businessId, state: 'drafted' } })).toBe(0)
  expect(await undoPostponement(call(id))).toEqual({ ok: true, value: null })
  expect(await prisma.hold.count({ where: { businessId, releasedAt: null } })).toBe(0)
  await draft()
  expect(await undoPostponement(call(id))).toEqual(tooLate)
})

test('a task that was done by one press is open again by another, and no other’s', async () => {
  const task = (kind: string) => ({
    ...{ businessId, id: crypto.randomUUID(), key: `${kind}/${count}`, kind, title: kind },
    ...{ dueOn: new Date('2026-11-23'), openedAt: world.now() },
  })
  const own = await prisma.task.create({ data: task('review') })
  const asked = await prisma.task.create({ data: task('help') })
  const act = (taskId: string, of = businessId) => ({ businessId: of, taskId, actor: 'user:nora', now: world.now() })
  for (const { id } of [own, asked]) await completeTask({ ...act(id), outcome: null })
  expect(await reopenTask(act(own.id, await makeBusiness(prisma)))).toEqual({ ok: false, reason: 'not_found' })
  expect(await reopenTask(act(own.id))).toEqual({ ok: true, value: null })
  expect(await reopenTask(act(own.id))).toEqual({ ok: false, reason: 'gone' })
  expect(await reopenTask(act(asked.id))).toEqual({ ok: false, reason: 'gone' })
  expect(await prisma.task.findMany({ where: { businessId, doneAt: null } })).toMatchObject([{ id: own.id }])
})
