import { prisma } from '#app/db/client.server.ts'

/**
 * Minor units that payments have brought to each of these invoices, what was paid before it came in included; returned
 * and refunded money counts no more. Credits, discounts and write-offs lower a balance without being settled money.
 */
export async function readSettledSums(businessId: string, invoiceIds: readonly string[]): Promise<Map<string, bigint>> {
  const sums = await prisma.ledgerEntry.groupBy({
    by: ['invoiceId'],
    where: {
      businessId,
      invoiceId: { in: [...invoiceIds] },
      account: 'receivable',
      OR: [
        { paymentId: { not: null } },
        { postingKey: { startsWith: 'opening/' } },
        { postingKey: { startsWith: 'import/' } },
        { postingKey: { startsWith: 'reversal/import/' } },
      ],
    },
    _sum: { amountMinor: true },
  })
  return new Map(sums.map(({ invoiceId, _sum }) => [invoiceId ?? '', -(_sum.amountMinor ?? 0n)]))
}
