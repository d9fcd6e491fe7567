import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'

/** Starts the run of statements now, as it is set; the worker takes it from here. False while one is under way. */
export async function runNow(call: { businessId: string; actor: string; now: Date }): Promise<boolean> {
  const { businessId, actor, now } = call
  return inTransaction(async (tx) => {
    const { count } = await tx.business.updateMany({
      where: { id: businessId, OR: [{ nextStatementAt: null }, { nextStatementAt: { gt: now } }] },
      data: { nextStatementAt: now, statementCursor: null },
    })
    if (count === 0) return false
    await recordEvents(tx, [{ businessId, type: 'statement.run', actor, at: now, data: {} }])
    return true
  })
}
