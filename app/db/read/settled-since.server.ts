import type { Tx } from '#app/db/transaction.server.ts'

/** Minor units that payments have brought to an invoice since `since`, less what was returned or refunded. */
export async function settledSince(tx: Tx, businessId: string, invoiceId: string, since: Date): Promise<bigint> {
  const { _sum } = await tx.ledgerEntry.aggregate({
    where: { businessId, invoiceId, account: 'receivable', paymentId: { not: null }, recordedAt: { gte: since } },
    _sum: { amountMinor: true },
  })
  return -(_sum.amountMinor ?? 0n)
}
