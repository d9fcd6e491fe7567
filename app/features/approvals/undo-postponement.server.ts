import { inTransaction } from '#app/db/transaction.server.ts'
import { endHold } from '#app/db/write/holds.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { mayUndo } from '#app/domain/today/undo-limit.ts'
import { lockDecided } from './lock-decided.server.ts'
import type { UndoRefusal } from './lock-decided.server.ts'
import type { DraftCall } from './lock-draft.server.ts'
import { postponedReason } from './postpone-draft.server.ts'

/** The invoices of a draft that was put off rest no longer; what is due is written anew. */
export async function undoPostponement(call: DraftCall): Promise<Result<null, UndoRefusal>> {
  const { businessId, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDecided(tx, call)
    if (!found.ok) return found
    const { endedAt, clientId } = found.value
    if (!endedAt || !mayUndo(endedAt, now)) return refuse('too_late')
    const rests = await tx.hold.findMany({
      where: { businessId, clientId, kind: 'manual', reason: postponedReason, placedAt: endedAt, releasedAt: null },
      select: { id: true },
    })
    if (rests.length === 0) return refuse('too_late')
    for (const { id: holdId } of rests) await endHold(tx, { businessId, holdId, actor, now })
    return ok(null)
  })
}
