import { prisma } from '#app/db/client.server.ts'
import { runStatements as runOfBusiness } from '#app/features/statements/run-statements.server.ts'
import type { Work } from '../work.ts'

const BUSINESSES = 20

/** Sends the statements whose day has come, some clients of each business a round. */
export async function runStatements({ now, log }: Work): Promise<number> {
  const due = await prisma.business.findMany({
    where: { nextStatementAt: { lte: now() } },
    orderBy: { nextStatementAt: 'asc' },
    take: BUSINESSES,
    select: { id: true },
  })
  let handled = 0
  for (const { id } of due) {
    handled += await runOfBusiness(id, now(), (clientId, work) => log.guard('run-statements', clientId, work))
  }
  return handled
}
