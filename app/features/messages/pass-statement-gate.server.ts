import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { loadStatementFacts } from '#app/db/read/statement-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { withdrawStatement } from '#app/db/write/statements.server.ts'
import { dateOf } from '#app/domain/business-day.ts'
import { basisAsksForOverdue, decideStatement, statementBasis } from '#app/domain/statement/decide-statement.ts'
import { statementSendAt } from '#app/domain/statement/statement-send-at.ts'

interface Written {
  readonly businessId: string
  readonly id: string
  readonly clientId: string
  readonly basis: string
}

/**
 * The last gate for a statement (R6), under the client's lock: other sums, another address or a pause take it back; a client
 * who has just been asked for something past due is not asked again before the next day on which they may be (R5).
 */
export async function passesStatementGate(tx: Tx, message: Written, now: Date): Promise<boolean> {
  const { businessId, id, clientId, basis } = message
  const facts = await loadStatementFacts(tx, businessId, clientId, now)
  const dunning = await loadDunningFacts(tx, businessId, clientId, now)
  // It is itself the one of its day.
  const decision = facts && decideStatement({ ...facts, hadOneToday: false })
  const reason = !decision?.send ? (decision?.reason ?? 'The client is gone.') : null
  const moved = facts && statementBasis(facts) !== basis ? 'What is open has moved since it was written.' : null
  const takenBack = reason ?? moved
  if (takenBack !== null || !dunning) {
    await moveMessage(tx, message, 'cancel', { now, reason: takenBack ?? 'The client is gone.' })
    await withdrawStatement(tx, { businessId, messageId: id, reason: takenBack ?? 'The client is gone.' })
    return false
  }
  const sendAt = dateOf(statementSendAt(dunning, basisAsksForOverdue(basis), now))
  if (sendAt <= now) return true
  await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { sendAt } })
  return false
}
