import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from './move-message.server.ts'

/** Takes back what is written about a plan's instalments and has not gone out. The caller holds the client's lock. */
export async function withdrawInstalmentMails(
  tx: Tx,
  { businessId, id: planId, clientId }: { businessId: string; id: string; clientId: string },
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  const waiting = await tx.outboxMessage.findMany({
    where: { businessId, kind: 'instalment', state: 'queued', instalmentNotices: { some: { planId } } },
    select: { id: true },
  })
  for (const { id } of waiting) await moveMessage(tx, { businessId, id, clientId }, 'cancel', { now, reason })
}
