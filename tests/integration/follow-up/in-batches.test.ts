import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { queueReminder, queueReminders } = await import('#app/features/dunning/queue-reminder.server.ts')
const { runDunning } = await import('#app/jobs/handlers/run-dunning.server.ts')
const { prisma } = world
afterAll(() => world.close())

const failed: string[] = []
const log = {
  async guard(_handler: string, id: string, each: () => Promise<boolean>) {
    return each().catch(() => {
      failed.push(id)
      return false
    })
  },
}
const run = () => runDunning({ processId: 0, now: world.now, log })

async function dueClients(count: number) {
  const businessId = await makeBusiness(prisma)
  const clientIds: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const wish = { businessId, number: `${businessId.slice(-4)}-${n}`, email: `c${n}@batch.example`, now: world.now() }
    const id = await makeInvoice({ ...wish, dueOn: '2026-11-22' })
    clientIds.push((await prisma.invoice.findFirstOrThrow({ where: { businessId, id } })).clientId)
  }
  return { businessId, clientIds }
}

/** What was written to each client, in order of `clientIds`. */
async function written(businessId: string, clientIds: readonly string[]) {
  const messages = await prisma.outboxMessage.findMany({
    where: { businessId },
    include: { reminders: true, attachments: true, portalLink: true },
  })
  return clientIds.map((clientId) => {
    const theirs = messages.filter((message) => message.clientId === clientId)
    return theirs.map(({ toAddress, portalLink, reminders, attachments }) => ({
      ...{ toAddress, sentTo: portalLink?.sentTo, steps: reminders.map(({ stageKey }) => stageKey) },
      files: attachments.length,
    }))
  })
}
const oneMail = (n: number) => {
  const toAddress = `c${n}@batch.example`
  return [{ toAddress, sentTo: toAddress, steps: ['day_after'], files: 1 }]
}

test('a batch writes to each client what it would write to each alone, once, however many look at the same', async () => {
  const { businessId, clientIds } = await dueClients(4)
  const [first = '', ...others] = clientIds
  expect(await queueReminder(businessId, first, world.now())).toBe('remind')
  const now = world.now()
  const both = await Promise.all([
    queueReminders(businessId, clientIds, now),
    queueReminders(businessId, clientIds, now),
  ])
  const decided = both.flatMap((one) => [...one])
  expect(new Map(decided)).toEqual(new Map(others.map((id) => [id, 'remind'])))
  expect(decided).toHaveLength(others.length)
  expect(await written(businessId, clientIds)).toEqual([1, 2, 3, 4].map(oneMail))
  const events = await prisma.timelineEvent.findMany({ where: { businessId, type: 'reminder.queued' } })
  expect(events.map(({ clientId }) => clientId).sort()).toEqual([...clientIds].sort())
  const rows = await prisma.client.findMany({ where: { businessId } })
  expect(rows.every(({ nextCheckAt }) => nextCheckAt && nextCheckAt > now)).toBe(true)
})

test('a client whose look fails costs the others of its batch nothing, and is looked at again later', async () => {
  const { businessId, clientIds } = await dueClients(3)
  const [, ill = ''] = clientIds
  // The database refuses whatever is written to this one.
  await prisma.$executeRawUnsafe(
    `/* across businesses: this test's own rule */ ALTER TABLE "OutboxMessage" ADD CONSTRAINT "ill" CHECK ("clientId" <> '${ill}') NOT VALID`,
  )
  expect(await run()).toBe(2)
  expect(failed).toEqual([`3 clients of ${businessId}`, ill])
  expect(await written(businessId, clientIds)).toEqual([oneMail(1), [], oneMail(3)])
  expect(await prisma.portalLink.count({ where: { businessId, clientId: ill } })).toBe(0)
  const row = await prisma.client.findFirstOrThrow({ where: { businessId, id: ill } })
  const minutes = ((row.nextCheckAt?.getTime() ?? 0) - world.now().getTime()) / 60_000
  expect(Math.round(minutes)).toBe(10)
})
