import { afterAll, expect, test } from 'vitest'
import { atLength } from '#tests/support/lane.ts'
import { expectMailLaws } from '#tests/support/mail-laws.ts'
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
const allSaid = () => until('every message sent', async () => (await untold()) === 0, atLength(60_000, 600_000))

const KILLS = atLength(9, 20)
const CROWD = { workers: atLength(4, 8), reminders: atLength(100, 500), runs: atLength(1, 20) }

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

test('R3: killed with -9 at points around the send, every mail is in the mailbox exactly once', async () => {
  const addresses = await makeDue('killed', atLength(40, 80))
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

test(
  'R2: many workers at once send each of the reminders that are due once',
  async () => {
    for (let run = 0; run < CROWD.runs; run += 1) {
      const addresses = await makeDue(`crowd-${run}`, CROWD.reminders)
      const workers = Array.from({ length: CROWD.workers }, () => startWorker())
      await allSaid()
      for (const worker of workers) worker.kill('SIGTERM')
      expect(new Set(await Promise.all(workers.map(ended)))).toEqual(new Set([0]))
      await expectOneMailEach(addresses)
    }
    await expectMailLaws(prisma, await world.mails())
  },
  atLength(120_000, 3_600_000),
)
