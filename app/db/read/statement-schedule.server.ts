import { prisma } from '#app/db/client.server.ts'
import type { StatementAudience, StatementKind } from '#app/domain/statement/statement-wish.ts'

/** When statements go out by themselves, to whom and of which kind. */
export async function readStatementSchedule(businessId: string) {
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { statementDay: true, statementTo: true, statementKind: true, nextStatementAt: true },
  })
  return {
    day: business.statementDay,
    to: business.statementTo as StatementAudience,
    kind: business.statementKind as StatementKind,
    nextAt: business.nextStatementAt,
  }
}
