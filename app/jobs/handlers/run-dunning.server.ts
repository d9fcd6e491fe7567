import { prisma } from '#app/db/client.server.ts'
import { queueReminder } from '#app/features/dunning/queue-reminder.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 200
const AT_ONCE = 4

/** Looks at every client whose next look is due: the cost follows what is due, not what is open. */
export async function runDunning({ now, log }: Work): Promise<number> {
  const due = await claimClients(now())
  return inParallel(due, AT_ONCE, ({ businessId, id }) =>
    log.guard('run-dunning', id, async () => {
      await queueReminder(businessId, id, now())
      return true
    }),
  )
}

/** A claimed client is looked at again in ten minutes even if we vanish; the decision itself sets the real next look. */
function claimClients(now: Date): Promise<{ businessId: string; id: string }[]> {
  return prisma.$queryRaw`
    UPDATE "Client" SET "nextCheckAt" = ${new Date(now.getTime() + 10 * 60_000)}
    WHERE ("businessId", "id") IN (
      SELECT "businessId", "id" FROM "Client" WHERE "nextCheckAt" <= ${now} ORDER BY "nextCheckAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING "businessId", "id"`
}
