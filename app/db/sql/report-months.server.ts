import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { LedgerMonth } from '#app/domain/reporting/month-series.ts'
import type { ReportMonth } from '#app/domain/reporting/report-month.ts'

type Row = Record<keyof LedgerMonth, string>

/** Every month with entries up to `until`, the oldest first. */
export async function readLedgerMonths(businessId: string, currency: string, until: PlainDate): Promise<LedgerMonth[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    WITH days AS (
      SELECT to_char("occurredOn", 'YYYY-MM') AS "month", "account", "amountMinor" > 0 AS "isDebit", sum("amountMinor") AS "minor"
      FROM "LedgerEntry" e
      WHERE e."businessId" = ${businessId}::uuid AND "currency" = ${currency} AND "occurredOn" <= ${until.toString()}::date
        AND NOT EXISTS (SELECT FROM "Invoice" v
          WHERE v."businessId" = ${businessId}::uuid AND v."state" = 'void' AND v."id" = e."invoiceId")
      GROUP BY 1, 2, 3)
    SELECT "month",
      coalesce(sum("minor") FILTER (WHERE "account" = 'receivable'), 0)::text AS "receivable",
      coalesce(-sum("minor") FILTER (WHERE "account" = 'revenue' AND NOT "isDebit"), 0)::text AS "billed",
      coalesce(sum("minor") FILTER (WHERE "account" = 'revenue' AND "isDebit"), 0)::text AS "credited",
      coalesce(-sum("minor") FILTER (WHERE "account" IN ('fee', 'interest')), 0)::text AS "charged",
      coalesce(sum("minor") FILTER (WHERE "account" = 'clearing'), 0)::text AS "collected",
      coalesce(sum("minor") FILTER (WHERE "account" = 'write_off'), 0)::text AS "writtenOff",
      coalesce(sum("minor") FILTER (WHERE "account" = 'discount'), 0)::text AS "discounted"
    FROM days GROUP BY 1 ORDER BY 1`
  return rows.map(({ month, ...sums }) => ({
    month,
    receivable: BigInt(sums.receivable),
    billed: BigInt(sums.billed),
    credited: BigInt(sums.credited),
    charged: BigInt(sums.charged),
    collected: BigInt(sums.collected),
    writtenOff: BigInt(sums.writtenOff),
    discounted: BigInt(sums.discounted),
  }))
}

/** What of the receivables was not yet due on the last day of each month, in minor units, keyed by month. */
export async function readCurrentAtEnds(
  businessId: string,
  currency: string,
  months: readonly ReportMonth[],
): Promise<Map<string, bigint>> {
  const [oldest, newest] = [months[0], months.at(-1)]
  if (!oldest || !newest) return new Map()
  const ends = months.map(({ last }) => last.toString())
  const rows = await prisma.$queryRaw<{ end: string; minor: string }[]>`
    SELECT m."end"::text AS "end", sum(e."amountMinor")::text AS "minor"
    FROM "LedgerEntry" e
    JOIN "Invoice" i ON i."businessId" = ${businessId}::uuid AND i."id" = e."invoiceId" AND i."state" <> 'void'
      AND i."dueOn" >= ${oldest.last.toString()}::date
    JOIN unnest(${ends}::date[]) AS m("end") ON e."occurredOn" <= m."end" AND i."dueOn" >= m."end"
    WHERE e."businessId" = ${businessId}::uuid AND e."currency" = ${currency} AND e."account" = 'receivable'
      AND e."occurredOn" <= ${newest.last.toString()}::date
    GROUP BY 1`
  const byEnd = new Map(rows.map(({ end, minor }) => [end, BigInt(minor)]))
  return new Map(months.map(({ month, last }) => [month, byEnd.get(last.toString()) ?? 0n]))
}
