import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { mayUndo } from '#app/domain/today/undo-limit.ts'
import { lockDecided } from './lock-decided.server.ts'
import type { UndoRefusal } from './lock-decided.server.ts'
import type { DraftCall } from './lock-draft.server.ts'

/** The stages of a skipped draft are open again, and what is due is written anew. Not once the ladder has gone on. */
export async function undoSkip(call: DraftCall): Promise<Result<null, UndoRefusal>> {
  const { businessId, messageId, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDecided(tx, call)
    if (!found.ok) return found
    const { kind, state, endedAt, lastError, clientId } = found.value
    if (kind !== 'reminder' || state !== 'cancelled' || !endedAt || !mayUndo(endedAt, now)) return refuse('too_late')
    // They outlived their message: what names them is the instant and the reason of the decision.
    const skipped = await tx.reminder.findMany({
      where: { businessId, outcome: 'skipped', doneAt: endedAt, reason: lastError, invoice: { clientId } },
      select: { id: true, invoiceId: true, stageKey: true, accompanying: true, invoice: { select: { number: true } } },
    })
    const invoiceIds = skipped.map(({ invoiceId }) => invoiceId)
    const later = await tx.reminder.count({
      where: { businessId, invoiceId: { in: invoiceIds }, decidedAt: { gt: endedAt } },
    })
    if (skipped.length === 0 || later > 0) return refuse('too_late')
    await tx.reminder.deleteMany({ where: { businessId, id: { in: skipped.map(({ id }) => id) } } })
    await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
    await recordEvents(
      tx,
      skipped
        .filter(({ accompanying }) => !accompanying)
        .map(({ invoiceId, stageKey, invoice }) => ({
          ...{ businessId, clientId, invoiceId, type: 'reminder.unskipped', actor, at: now },
          data: { number: invoice.number, stage: stageKey, messageId },
        })),
    )
    return ok(null)
  })
}
