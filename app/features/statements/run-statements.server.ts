import { prisma } from '#app/db/client.server.ts'
import { findStatementClients } from '#app/db/sql/statement-audience.server.ts'
import { dateOf, instantOf, todayIn } from '#app/domain/business-day.ts'
import { activityOfRun, nextStatementRun } from '#app/domain/statement/statement-schedule.ts'
import type { StatementAudience, StatementWish } from '#app/domain/statement/statement-wish.ts'
import { sendStatement } from './send-statement.server.ts'

const BATCH = 50

/**
 * The next clients of a business whose statements are due, one after the other; once all had their turn, the next run is set.
 * Answers how many had theirs. A run that is broken off goes on where it stood, and nobody gets a second one that day.
 */
export async function runStatements(
  businessId: string,
  now: Date,
  guard: (clientId: string, work: () => Promise<boolean>) => Promise<boolean>,
): Promise<number> {
  const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
  const { nextStatementAt, statementCursor, statementDay } = business
  if (!nextStatementAt || nextStatementAt > now) return 0
  const today = todayIn(business.timeZone, instantOf(now))
  const wish: StatementWish =
    business.statementKind === 'activity' ? activityOfRun(statementDay, today) : { kind: 'open_item' }
  const audience = business.statementTo as StatementAudience
  const clientIds = await findStatementClients(businessId, { audience, today, after: statementCursor, limit: BATCH })
  for (const clientId of clientIds) {
    await guard(
      clientId,
      async () => (await sendStatement({ businessId, clientId, wish, actor: 'system', now })) !== null,
    )
  }
  const isOver = clientIds.length < BATCH
  const next = nextStatementRun(statementDay, today, business)
  await prisma.business.updateMany({
    where: { id: businessId, nextStatementAt, statementCursor },
    data: isOver
      ? { nextStatementAt: next && dateOf(next), statementCursor: null }
      : { statementCursor: clientIds.at(-1) ?? null },
  })
  return Math.max(1, clientIds.length)
}
