import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { ok } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { endWaiting, lockDraft, recordOnDraft } from './lock-draft.server.ts'
import type { DraftCall, DraftRefusal } from './lock-draft.server.ts'

/**
 * A person decides that a draft is not sent, and says why. Its stages count as taken (R1), so that the ladder goes on from
 * there; a note is only put away.
 */
export async function skipDraft(call: DraftCall & { reason: string }): Promise<Result<null, DraftRefusal>> {
  const { businessId, messageId, reason, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDraft(tx, call)
    if (!found.ok) return found
    const draft = found.value
    // The steps outlive the message; what is still linked to it when it is cancelled never happened.
    await tx.reminder.updateMany({
      where: { businessId, messageId },
      data: { outcome: 'skipped', doneAt: now, reason, messageId: null },
    })
    await moveMessage(tx, draft, 'cancel', { now, actor, reason })
    await endWaiting(tx, draft, call, { outcome: `skipped: ${reason}` })
    await recordOnDraft(tx, draft, call, 'reminder.skipped', { reason })
    return ok(null)
  })
}
