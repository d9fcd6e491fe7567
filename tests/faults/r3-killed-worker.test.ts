import { afterAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { ended, startWorker, until } from '#tests/support/worker-process.ts'
import { startWorld } from '#tests/support/world.ts'

const NOW = new Date('2026-11-23T15:00:00Z')
const world = await startWorld(NOW)
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
// Worker processes follow the clock through the database.
await prisma.sandboxClock.create({ data: { id: 1, offsetMs: BigInt(NOW.getTime() - Date.now()), version: 1 } })
afterAll(() => world.close())

const waiting = () => prisma.outboxMessage.count({ where: { state: { in: ['queued', 'sending'] } } })
const untold = async () =>
  (await waiting()) + (await prisma.client.count({ where: { nextCheckAt: { lte: world.now() } } }))
const allSaid = () => until('every message sent', async () => (await untold()) === 0)

const KILLS = 20

async function makeDue(prefix: string, count: number): Promise<string[]> {
  const addresses = Array.from({ length: count }, (_, i) => `${prefix}-${i}@example.com`)
  for (const [i, email] of addresses.entries()) {
    await makeInvoice({ businessId, number: `${prefix}-${i}`, email, dueOn: '2026-11-23', now: world.now() })
  }
  return addresses
}

/** Every address has exactly one mail, and every message knows that it was sent. */
async function expectOneMailEach(addresses: string[]): Promise<void> {
  const mails = await world.mails()
  const received = mails.flatMap(({ to }) => to).filter((to) => addresses.includes(to))
  expect(received.sort()).toEqual([...addresses].sort())
  const states = await prisma.outboxMessage.findMany({
    where: { toAddress: { in: addresses } },
    select: { state: true },
  })
  expect(states.every(({ state }) => state === 'sent' || state === 'delivered')).toBe(true)
  expect(states).toHaveLength(addresses.length)
}

test('R3: killed with -9 at twenty points around the send, every mail is in the mailbox exactly once', async () => {
  const addresses = await makeDue('killed', 80)
  const points = Array.from(
    { length: KILLS },
    (_, i) => `${['afterClaim', 'afterSend', 'afterSendCommit'][i % 3]}:${i % 4}`,
  )
  for (const point of points) expect(await ended(startWorker(point)), point).toBe('SIGKILL')
  const survivor = startWorker()
  await allSaid()
  survivor.kill('SIGTERM')
  await ended(survivor)
  await expectOneMailEach(addresses)
})

test('R2: four workers at once send each of 100 due reminders once', async () => {
  const addresses = await makeDue('crowd', 100)
  const workers = [startWorker(), startWorker(), startWorker(), startWorker()]
  await allSaid()
  for (const worker of workers) worker.kill('SIGTERM')
  expect(await Promise.all(workers.map(ended))).toEqual([0, 0, 0, 0])
  await expectOneMailEach(addresses)
})
