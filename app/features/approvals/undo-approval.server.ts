import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { mayUndo } from '#app/domain/today/undo-limit.ts'
import { lockDecided } from './lock-decided.server.ts'
import type { UndoRefusal } from './lock-decided.server.ts'
import type { DraftCall } from './lock-draft.server.ts'

/** Makes an approved mail a draft again, while it has not left the house. */
export async function undoApproval(call: DraftCall): Promise<Result<null, UndoRefusal>> {
  const { businessId, messageId, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDecided(tx, call)
    if (!found.ok) return found
    const { approvedAt, createdAt } = found.value
    if (!approvedAt || !mayUndo(approvedAt, now)) return refuse('too_late')
    const moved = await moveMessage(tx, found.value, 'take_back', { now, actor })
    if (moved === null) return refuse('too_late')
    await tx.outboxMessage.update({
      where: { businessId_id: { businessId, id: messageId } },
      data: { approvedAt: null, approvedBy: null, waitingSince: createdAt },
    })
    return ok(null)
  })
}
