import { claimMessages } from '#app/db/sql/claim-messages.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { LEASE_SECONDS } from './begin-sends.server.ts'
import { withPapers, type ClaimedMessage } from './claimed-message.ts'
import { passRestoreGate } from './pass-restore-gate.server.ts'

/** How long the provider remembers an idempotency key; after that a repeat would be a second mail. */
const KEY_MEMORY_MS = 23 * 3_600_000

/**
 * Takes over messages whose sending was interrupted: they may have been accepted, so they go out again under the same key and
 * byte for byte; the last look stands before it all the same. Once the provider may have forgotten the key, only a person can know: `unknown`.
 */
export async function resumeSends(
  businessId: string,
  ids: readonly string[],
  processId: number,
  now: Date,
): Promise<ClaimedMessage[]> {
  return inTransaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "OutboxMessage" WHERE "businessId" = ${businessId}::uuid AND "id" = ANY(${ids}::uuid[]) AND "state" = 'sending'
      ORDER BY "id" FOR UPDATE SKIP LOCKED`
    if (locked.length === 0) return []
    const messages = await tx.outboxMessage.findMany({
      where: { businessId, id: { in: locked.map(({ id }) => id) } },
      include: withPapers,
    })
    const left = []
    for (const message of await passRestoreGate(tx, businessId, messages, now)) {
      const { firstTriedAt, lastError } = message
      if (!firstTriedAt || now.getTime() - firstTriedAt.getTime() <= KEY_MEMORY_MS) left.push(message)
      else {
        const reason = lastError ?? 'The answer of the mail provider was lost.'
        await moveMessage(tx, message, 'lose', { now, reason })
      }
    }
    const how = { state: 'sending', processId, leaseSeconds: LEASE_SECONDS, now } as const
    const claimed = await claimMessages(
      tx,
      businessId,
      left.map(({ id }) => id),
      how,
    )
    return left.filter(({ id }) => claimed.has(id))
  })
}
