import { prisma } from '#app/db/client.server.ts'
import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { loadStatementFacts } from '#app/db/read/statement-facts.server.ts'
import { dateOf } from '#app/domain/business-day.ts'
import { asksForOverdue, decideStatement } from '#app/domain/statement/decide-statement.ts'
import { statementSendAt } from '#app/domain/statement/statement-send-at.ts'

/** What sending a statement to a client would do now. */
export type PlannedStatement = { readonly clientId: string; readonly clientName: string } & (
  { readonly to: string; readonly sendAt: Date; readonly waits: boolean } | { readonly reason: string }
)

/** What would happen to each of these clients; those the business does not have are left out. Changes nothing. */
export async function planStatements(
  businessId: string,
  clientIds: readonly string[],
  now: Date,
): Promise<PlannedStatement[]> {
  const planned: PlannedStatement[] = []
  for (const clientId of clientIds) {
    const facts = await loadStatementFacts(prisma, businessId, clientId, now)
    const dunning = await loadDunningFacts(prisma, businessId, clientId, now)
    if (!facts || !dunning) continue
    const { clientName, recipient } = facts
    const decision = decideStatement(facts)
    if (!decision.send) planned.push({ clientId, clientName, reason: decision.reason })
    else {
      const sendAt = dateOf(statementSendAt(dunning, asksForOverdue(facts), now))
      planned.push({ clientId, clientName, to: recipient ?? '', sendAt, waits: sendAt > now })
    }
  }
  return planned
}
