import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { endHold } from '#app/db/write/holds.server.ts'

/** Lets follow-up go on. Safe to repeat: a hold that is lifted already stays so. That of a dispute ends with its case alone: `not_found`. */
export async function releaseHold(call: {
  businessId: string
  holdId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, holdId } = call
  return inTransaction(async (tx) => {
    const hold = await tx.hold.findUnique({
      where: { businessId_id: { businessId, id: holdId } },
      include: { disputes: { select: { id: true } } },
    })
    if (!hold || hold.disputes.length > 0) return refuse('not_found')
    if (hold.clientId) await lockClient(tx, businessId, hold.clientId)
    await endHold(tx, call)
    return ok(null)
  })
}
