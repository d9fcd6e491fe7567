import { prisma } from '#app/db/client.server.ts'

/** A report over what happened in [from, until), in one currency. */
export interface PeriodQuestion {
  readonly businessId: string
  readonly currency: string
  readonly from: Date
  readonly until: Date
}

/** What became of the invoices that reached one level in the period; level 0 stands for the day they were issued. */
export interface FunnelStage {
  readonly level: number
  readonly reached: number
  /** Settled after it and before the next step was taken. */
  readonly paid: number
  /** The next step was taken. */
  readonly movedOn: number
  /** What came in after it and before the next step, refunds taken off; minor units. */
  readonly collectedMinor: bigint
  /** From the step to the settlement of those that were paid; null where none was. */
  readonly averageDays: number | null
}

/**
 * Levels in order. A step counts from when it was done, at its first channel. A payment belongs to the last step before it
 * was recorded; what an import says was paid before belongs to none.
 */
export async function readFunnel({ businessId, currency, from, until }: PeriodQuestion): Promise<FunnelStage[]> {
  const rows = await prisma.$queryRaw<FunnelRow[]>`
    WITH cohort AS (
      SELECT i."id", i."issuedAt", i."settledAt", i."state" FROM "Invoice" i
      WHERE i."businessId" = ${businessId}::uuid AND i."currency" = ${currency} AND i."state" <> 'void'
        AND i."id" IN (
          SELECT "invoiceId" FROM "Reminder" WHERE "businessId" = ${businessId}::uuid
            AND "outcome" = 'completed' AND NOT "accompanying" AND "doneAt" >= ${from} AND "doneAt" < ${until}
          UNION
          SELECT "id" FROM "Invoice" WHERE "businessId" = ${businessId}::uuid AND "issuedAt" >= ${from} AND "issuedAt" < ${until})),
    steps AS (
      SELECT "id" AS "invoiceId", 0 AS "level", "issuedAt" AS "at" FROM cohort WHERE "issuedAt" IS NOT NULL
      UNION ALL
      SELECT r."invoiceId", r."level", min(r."doneAt") FROM "Reminder" r JOIN cohort c ON c."id" = r."invoiceId"
      WHERE r."businessId" = ${businessId}::uuid AND r."outcome" = 'completed' AND NOT r."accompanying"
      GROUP BY 1, 2),
    spans AS (
      SELECT *, lead("at") OVER (PARTITION BY "invoiceId" ORDER BY "at", "level") AS "next" FROM steps),
    reached AS (
      SELECT s.*, c."settledAt",
        c."state" = 'settled' AND c."settledAt" >= s."at" AND (s."next" IS NULL OR c."settledAt" < s."next") AS "isPaid"
      FROM spans s JOIN cohort c ON c."id" = s."invoiceId"
      WHERE s."at" >= ${from} AND s."at" < ${until}),
    money AS (
      SELECT e."invoiceId", -sum(e."amountMinor") AS "minor", min(e."recordedAt") FILTER (WHERE e."amountMinor" < 0) AS "at"
      FROM "LedgerEntry" e JOIN cohort c ON c."id" = e."invoiceId"
      WHERE e."businessId" = ${businessId}::uuid AND e."account" = 'receivable' AND e."paymentId" IS NOT NULL
      GROUP BY e."invoiceId", e."paymentId"),
    collected AS (
      SELECT r."level", sum(m."minor") AS "minor" FROM reached r
      JOIN money m ON m."invoiceId" = r."invoiceId" AND m."at" >= r."at" AND (r."next" IS NULL OR m."at" < r."next")
      GROUP BY 1)
    SELECT r."level", count(*)::int AS "reached", (count(*) FILTER (WHERE r."isPaid"))::int AS "paid",
      (count(*) FILTER (WHERE r."next" IS NOT NULL AND NOT coalesce(r."isPaid", false)))::int AS "movedOn",
      coalesce((SELECT c."minor" FROM collected c WHERE c."level" = r."level"), 0)::text AS "collected",
      round((avg(extract(epoch FROM r."settledAt" - r."at")) FILTER (WHERE r."isPaid") / 86400)::numeric, 1)::float AS "averageDays"
    FROM reached r GROUP BY 1 ORDER BY 1`
  return rows.map(({ collected, ...row }) => ({ ...row, collectedMinor: BigInt(collected) }))
}

interface FunnelRow extends Omit<FunnelStage, 'collectedMinor'> {
  readonly collected: string
}
