import { prisma } from '#app/db/client.server.ts'
import { queueReminder } from '#app/features/dunning/queue-reminder.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 200
const AT_ONCE = 4
const AFTER_FAILURE_MS = 10 * 60_000

/**
 * Looks at every client whose next look is due: the cost follows what is due, not what is open. Nothing is claimed: the decision
 * locks its client and finds out there whether somebody else was first.
 */
export async function runDunning({ now, log }: Work): Promise<number> {
  const due = await prisma.client.findMany({
    where: { nextCheckAt: { lte: now() } },
    orderBy: { nextCheckAt: 'asc' },
    take: BATCH,
    select: { businessId: true, id: true },
  })
  return inParallel(due, AT_ONCE, async ({ businessId, id }) => {
    const decided = await log.guard('run-dunning', id, async () => {
      await queueReminder(businessId, id, now())
      return true
    })
    if (!decided) await lookAgainLater(businessId, id, now())
    return decided
  })
}

async function lookAgainLater(businessId: string, id: string, now: Date): Promise<void> {
  const nextCheckAt = new Date(now.getTime() + AFTER_FAILURE_MS)
  await prisma.client.updateMany({ where: { businessId, id, nextCheckAt: { lte: now } }, data: { nextCheckAt } })
}
