import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { remindOfDispute } from '#app/features/disputes/remind-of-dispute.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 100
const AT_ONCE = 2

/** Reminds businesses of disputes they have let pass their day. What fails is simply still due at the next round. */
export async function remindDisputes({ now, log }: Work): Promise<number> {
  const due = await acrossBusinesses('a sweep looks for disputes past their day', () =>
    prisma.dispute.findMany({
      where: { remindAt: { lte: now() } },
      orderBy: { remindAt: 'asc' },
      take: BATCH,
      select: { businessId: true, id: true },
    }),
  )
  return inParallel(due, AT_ONCE, ({ businessId, id }) =>
    log.guard('remind-disputes', id, async () => {
      await remindOfDispute(businessId, id, now())
      return true
    }),
  )
}
