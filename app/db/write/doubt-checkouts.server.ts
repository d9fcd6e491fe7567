import type { Tx } from '#app/db/transaction.server.ts'

/**
 * Has the open checkouts of these invoices looked at now: something changed what they ask for (P18). Whether they still fit is
 * judged when the sweep comes to them, outside of this transaction, since only the provider can end them.
 */
export async function doubtCheckouts(
  tx: Tx,
  { businessId, invoiceIds, now }: { businessId: string; invoiceIds: readonly string[]; now: Date },
): Promise<void> {
  if (invoiceIds.length === 0) return
  await tx.payment.updateMany({
    where: {
      businessId,
      state: { in: ['started', 'open'] },
      savedMethodId: null,
      targets: { some: { live: true, invoiceId: { in: [...invoiceIds] } } },
    },
    data: { nextReconcileAt: now },
  })
}
