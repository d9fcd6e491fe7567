import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { lookAfterPlan } from '#app/features/plans/look-after-plan.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 200
const AT_ONCE = 4
const AFTER_FAILURE_MS = 10 * 60_000

/** Looks at every plan whose next look is due: offers that ran out, instalments that fall due or did not come. */
export async function runPlans({ now, log }: Work): Promise<number> {
  const due = await acrossBusinesses('a sweep looks for plans to look after', () =>
    prisma.instalmentPlan.findMany({
      where: { nextCheckAt: { lte: now() } },
      orderBy: { nextCheckAt: 'asc' },
      take: BATCH,
      select: { businessId: true, id: true },
    }),
  )
  return inParallel(due, AT_ONCE, async ({ businessId, id }) => {
    const done = await log.guard('run-plans', id, async () => {
      await lookAfterPlan(businessId, id, now())
      return true
    })
    if (!done) await lookAgainLater(businessId, id, now())
    return done
  })
}

async function lookAgainLater(businessId: string, id: string, now: Date): Promise<void> {
  const nextCheckAt = new Date(now.getTime() + AFTER_FAILURE_MS)
  await prisma.instalmentPlan.updateMany({
    where: { businessId, id, nextCheckAt: { lte: now } },
    data: { nextCheckAt },
  })
}
