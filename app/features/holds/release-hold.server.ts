import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'

/** Lets follow-up go on. Safe to repeat: a hold that is lifted already stays so. */
export async function releaseHold(call: {
  businessId: string
  holdId: string
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, holdId, actor, now } = call
  return inTransaction(async (tx) => {
    const hold = await tx.hold.findUnique({ where: { businessId_id: { businessId, id: holdId } } })
    if (!hold) return refuse('not_found')
    const released = await tx.hold.updateMany({
      where: { businessId, id: holdId, releasedAt: null },
      data: { releasedAt: now },
    })
    if (released.count === 0) return ok(null)
    const { clientId, invoiceId, kind } = hold
    await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
    const event = { businessId, clientId, invoiceId, type: 'hold.released', actor, at: now, data: { kind } }
    await recordEvents(tx, [event])
    return ok(null)
  })
}
