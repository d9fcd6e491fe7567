import { prisma } from '#app/db/client.server.ts'
import { findSmallRests } from '#app/db/sql/small-rests.server.ts'
import { writeOffSmallRest } from '#app/features/invoices/write-off-small-rest.server.ts'
import { inParallel } from '../in-parallel.ts'
import type { Work } from '../work.ts'

const BATCH = 100
const AT_ONCE = 2

/** Closes invoices on which a rest is left that their business has said it gives up. */
export async function writeOffRests({ now, log }: Work): Promise<number> {
  const due = await findSmallRests(prisma, { now: now(), limit: BATCH })
  return inParallel(due, AT_ONCE, (rest) => log.guard('write-off-rests', rest.id, () => writeOffSmallRest(rest, now())))
}
