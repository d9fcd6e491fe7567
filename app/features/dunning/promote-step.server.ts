import type { Tx } from '#app/db/transaction.server.ts'
import type { StageOfInvoice } from '#app/domain/dunning/dunning-decision.ts'

/**
 * A letter or call that already goes beside a stage stands for it, now that the mail itself has come back: nothing is
 * written or asked for twice. True when there was one.
 */
export async function promoteStep(
  tx: Tx,
  businessId: string,
  { invoiceId, stage }: Pick<StageOfInvoice, 'stage'> & { invoiceId: string },
  channel: 'letter' | 'phone',
): Promise<boolean> {
  const { count } = await tx.reminder.updateMany({
    where: { businessId, invoiceId, stage: stage.id, channel, accompanying: true },
    data: { accompanying: false },
  })
  return count > 0
}
