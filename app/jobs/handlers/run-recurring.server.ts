import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { makePeriod } from '#app/features/recurring/make-period.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 200
const AT_ONCE = 4
const AFTER_FAILURE_MS = 10 * 60_000

/** Makes the invoices whose period has begun where the business is, one for each rhythm and round: what was missed follows. */
export async function runRecurring({ now, log }: Work): Promise<number> {
  const due = await acrossBusinesses('a sweep looks for periods that have begun', () =>
    prisma.recurringInvoice.findMany({
      where: { nextRunAt: { lte: now() } },
      orderBy: { nextRunAt: 'asc' },
      take: BATCH,
      select: { businessId: true, id: true },
    }),
  )
  return inParallel(due, AT_ONCE, async ({ businessId, id }) => {
    const done = await log.guard('run-recurring', id, async () => {
      await makePeriod(businessId, id, now())
      return true
    })
    if (!done) await runLater(businessId, id, now())
    return done
  })
}

async function runLater(businessId: string, id: string, now: Date): Promise<void> {
  const nextRunAt = new Date(now.getTime() + AFTER_FAILURE_MS)
  await prisma.recurringInvoice.updateMany({
    where: { businessId, id, nextRunAt: { lte: now } },
    data: { nextRunAt },
  })
}
