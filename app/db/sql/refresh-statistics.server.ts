import { prisma } from '#app/db/client.server.ts'

/**
 * Tells the planner how large the books have become. After a large import into a small database it would otherwise go by
 * what it knew when they were empty, and check every foreign key by reading a whole business; autovacuum comes too late.
 */
export async function refreshStatistics(): Promise<void> {
  await prisma.$executeRaw`/* across businesses: no row is read out */ ANALYZE "Client", "Contact", "Invoice", "InvoiceLine", "LedgerEntry", "TimelineEvent", "Payment", "PaymentTarget", "CreditNote"`
}
