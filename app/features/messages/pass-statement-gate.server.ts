import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { loadStatementFacts } from '#app/db/read/statement-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { withdrawStatement } from '#app/db/write/statements.server.ts'
import { dateOf } from '#app/domain/business-day.ts'
import { basisAsksForOverdue, decideStatement, statementBasis } from '#app/domain/statement/decide-statement.ts'
import { statementSendAt } from '#app/domain/statement/statement-send-at.ts'

interface Written {
  readonly kind: string
  readonly businessId: string
  readonly id: string
  readonly clientId: string
  readonly basis: string
}

/** Of these messages, those that pass; every other kind does. */
export async function passStatementGate<T extends Written>(tx: Tx, messages: readonly T[], now: Date): Promise<T[]> {
  const passed = []
  for (const message of messages)
    if (message.kind !== 'statement' || (await passesStatementGate(tx, message, now))) passed.push(message)
  return passed
}

/**
 * The last gate for a statement (R6), under the client's lock: other sums, another address or a pause take it back; a client
 * who has just been asked for something past due is not asked again before the next day on which they may be (R5).
 */
async function passesStatementGate(tx: Tx, message: Written, now: Date): Promise<boolean> {
  const { businessId, id, clientId, basis } = message
  const reason = await whyNoStatement(tx, message, now)
  const dunning = await loadDunningFacts(tx, businessId, clientId, now)
  if (reason !== null || !dunning) {
    await moveMessage(tx, message, 'cancel', { now, reason: reason ?? gone })
    await withdrawStatement(tx, { businessId, messageId: id, reason: reason ?? gone })
    return false
  }
  const sendAt = dateOf(statementSendAt(dunning, basisAsksForOverdue(basis), now))
  if (sendAt <= now) return true
  await tx.outboxMessage.update({ where: { businessId_id: { businessId, id } }, data: { sendAt } })
  return false
}

const gone = 'The client is gone.'

/** Why what was written is not to be said any more, in plain words; null while it stands. */
export async function whyNoStatement(
  tx: Tx,
  { businessId, clientId, basis }: Written,
  now: Date,
): Promise<string | null> {
  const facts = await loadStatementFacts(tx, businessId, clientId, now)
  // It is itself the one of its day.
  const decision = facts && decideStatement({ ...facts, hadOneToday: false })
  if (!facts || !decision?.send) return decision && !decision.send ? decision.reason : gone
  return statementBasis(facts) === basis ? null : 'What is open has moved since it was written.'
}
