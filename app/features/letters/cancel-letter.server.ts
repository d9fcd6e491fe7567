import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveLetter } from '#app/db/write/letters.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

/**
 * A person decides that a letter is not sent, and says why. Its steps count as skipped (R1): were they open again, the same
 * letter would be written tomorrow.
 */
export async function cancelLetter(call: {
  businessId: string
  letterId: string
  reason: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'too_late'>> {
  const { businessId, letterId, reason, actor, now } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: letterId } }
    const letter = await tx.letter.findUnique({ where, select: { clientId: true } })
    if (!letter) return refuse('not_found')
    const { clientId } = letter
    await lockClient(tx, businessId, clientId)
    const moved = await moveLetter(tx, { businessId, id: letterId }, 'cancel', { actor, now, reason })
    if (moved === null) return refuse('too_late')
    await tx.reminder.updateMany({
      where: { businessId, letterId, outcome: 'pending' },
      data: { outcome: 'skipped', doneAt: now, reason },
    })
    await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
    return ok(null)
  })
}
