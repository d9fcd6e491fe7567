import { prisma } from '#app/db/client.server.ts'

/** Currencies the ledger knows, hopping from one to the next in its index. */
export async function readCurrencies(businessId: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ currency: string }[]>`
    WITH RECURSIVE hop AS (
      SELECT min("currency") AS "currency" FROM "LedgerEntry" WHERE "businessId" = ${businessId}::uuid
      UNION ALL
      SELECT (SELECT min("currency") FROM "LedgerEntry" WHERE "businessId" = ${businessId}::uuid AND "currency" > hop."currency")
      FROM hop WHERE hop."currency" IS NOT NULL)
    SELECT "currency" FROM hop WHERE "currency" IS NOT NULL`
  return rows.map(({ currency }) => currency)
}
