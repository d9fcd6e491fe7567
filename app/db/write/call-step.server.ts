import type { Tx } from '#app/db/transaction.server.ts'

/** A call that a stage waited for is made, or given up: the stage is done, and the client looked at again. The caller holds the client's lock. */
export async function finishCallStep(
  tx: Tx,
  step: { businessId: string; clientId: string; invoiceId: string; stageId: number; reason: string | null; now: Date },
): Promise<void> {
  const { businessId, clientId, invoiceId, stageId, reason, now } = step
  await tx.reminder.updateMany({
    where: { businessId, invoiceId, stage: stageId, channel: 'phone', outcome: 'pending' },
    data: { outcome: 'completed', doneAt: now, reason },
  })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
}
