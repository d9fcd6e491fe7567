import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { StatementWish } from '#app/domain/statement/statement-wish.ts'
import { newId } from '#app/ids.server.ts'

interface StatementOfDay {
  readonly businessId: string
  readonly clientId: string
  readonly wish: StatementWish
  readonly today: PlainDate
  /** The message that went, or why none did. */
  readonly outcome: { readonly messageId: string; readonly fileHash: string } | { readonly reason: string }
  readonly now: Date
}

/** One statement a client and day. What did not go may still go that day; false where one went already. */
export async function recordStatement(tx: Tx, statement: StatementOfDay): Promise<boolean> {
  const { businessId, clientId, wish, today, outcome, now } = statement
  const key = `${today.toString()}/${clientId}`
  const facts = {
    kind: wish.kind,
    fromOn: wish.kind === 'activity' ? dayToColumn(wish.from) : null,
    messageId: 'messageId' in outcome ? outcome.messageId : null,
    fileHash: 'fileHash' in outcome ? outcome.fileHash : null,
    reason: 'reason' in outcome ? outcome.reason : null,
  }
  const asOf = dayToColumn(today)
  const { count } = await tx.statementSent.createMany({
    data: { ...{ businessId, id: newId(), clientId, key, asOf, createdAt: now }, ...facts },
    skipDuplicates: true,
  })
  if (count === 1) return true
  const again = await tx.statementSent.updateMany({ where: { businessId, key, messageId: null }, data: facts })
  return again.count === 1
}

/** A statement that was taken back before it went: another may go that day. */
export async function withdrawStatement(
  tx: Tx,
  { businessId, messageId, reason }: { businessId: string; messageId: string; reason: string },
): Promise<void> {
  await tx.statementSent.updateMany({ where: { businessId, messageId }, data: { messageId: null, reason } })
}
