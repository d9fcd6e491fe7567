import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

/**
 * A person found out what became of a mail whose answer was lost. Arrived: the stage is done. Not arrived: it failed, and the
 * next look at the client writes the stage anew.
 */
export async function resolveUnknown({
  businessId,
  messageId,
  arrived,
  now,
}: {
  businessId: string
  messageId: string
  arrived: boolean
  now: Date
}): Promise<Result<null, 'not_found' | 'not_unknown'>> {
  return inTransaction(async (tx) => {
    const message = await tx.outboxMessage.findUnique({
      where: { businessId_id: { businessId, id: messageId } },
      select: { businessId: true, id: true, clientId: true },
    })
    if (!message) return refuse('not_found')
    const next = await moveMessage(tx, message, arrived ? 'send' : 'fail', {
      now,
      reason: arrived ? 'Confirmed by a person.' : 'A person found that it did not arrive.',
    })
    if (next === null) return refuse('not_unknown')
    await tx.task.updateMany({
      where: { businessId, key: `unknown/${messageId}`, doneAt: null },
      data: { doneAt: now },
    })
    return ok(null)
  })
}
