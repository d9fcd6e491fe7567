import { loadDunningFacts, lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadStatementFacts } from '#app/db/read/statement-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addressTaskKey } from '#app/db/write/clients.server.ts'
import { recordStatement } from '#app/db/write/statements.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { dateOf } from '#app/domain/business-day.ts'
import { asksForOverdue, decideStatement } from '#app/domain/statement/decide-statement.ts'
import type { StatementFacts, StatementObstacle } from '#app/domain/statement/decide-statement.ts'
import { statementSendAt } from '#app/domain/statement/statement-send-at.ts'
import type { StatementWish } from '#app/domain/statement/statement-wish.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { queueStatement } from '#app/features/mail/queue-statement.server.ts'

export type StatementOutcome =
  | { readonly sent: true; readonly to: string; readonly sendAt: Date }
  | { readonly sent: false; readonly reason: string }

export interface StatementCall {
  businessId: string
  clientId: string
  wish: StatementWish
  actor: string
  now: Date
}

/**
 * Sends a client one statement, at most one a day, or says why none goes. Where no address works, somebody is asked to find
 * one. Null for a client this business does not have.
 */
export async function sendStatement(call: StatementCall): Promise<StatementOutcome | null> {
  const { businessId, clientId, now } = call
  return inTransaction(async (tx) => {
    if (!(await lockClient(tx, businessId, clientId))) return null
    const facts = await loadStatementFacts(tx, businessId, clientId, now)
    const dunning = await loadDunningFacts(tx, businessId, clientId, now)
    if (!facts || !dunning) return null
    const decision = decideStatement(facts)
    if (!decision.send) return refuseStatement(tx, call, facts, decision)
    const sendAt = dateOf(statementSendAt(dunning, asksForOverdue(facts), now))
    return mailStatement(tx, call, facts, sendAt)
  })
}

async function mailStatement(
  tx: Tx,
  { businessId, clientId, wish, actor, now }: StatementCall,
  facts: StatementFacts,
  sendAt: Date,
): Promise<StatementOutcome> {
  const { today, recipient } = facts
  // One that was taken back the same day has left its key behind.
  const before = await tx.outboxMessage.count({ where: { businessId, clientId, kind: 'statement' } })
  const key = `statement/${clientId}/${today.toString()}/${before + 1}`
  const queued = await queueStatement(tx, { businessId, clientId, wish, facts, key, sendAt, now })
  if (!queued || recipient === null) throw new Error(`statement for client ${clientId}: nothing was written`)
  await recordStatement(tx, { businessId, clientId, wish, today, outcome: queued, now })
  const data = {
    ...{ messageId: queued.messageId, kind: wish.kind, to: recipient },
  } satisfies TimelineData['statement.queued']
  await recordEvents(tx, [{ businessId, clientId, type: 'statement.queued', actor, at: now, data }])
  return { sent: true, to: recipient, sendAt }
}

async function refuseStatement(
  tx: Tx,
  { businessId, clientId, wish, actor, now }: StatementCall,
  { today, clientName }: StatementFacts,
  { obstacle, reason }: { obstacle: StatementObstacle; reason: string },
): Promise<StatementOutcome> {
  if (obstacle === 'had_one_today') return { sent: false, reason }
  await recordStatement(tx, { businessId, clientId, wish, today, outcome: { reason }, now })
  await recordEvents(tx, [{ businessId, clientId, type: 'statement.not_sent', actor, at: now, data: { reason } }])
  if (obstacle === 'no_address') {
    const title = `Find an e-mail address for ${clientName}: the statement could not be sent`
    const task = { key: addressTaskKey(clientId), kind: 'review', title, clientId, invoiceId: null, dueOn: today }
    await openTask(tx, { businessId, now, ...task })
  }
  return { sent: false, reason }
}
