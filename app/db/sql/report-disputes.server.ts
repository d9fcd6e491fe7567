import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { PeriodQuestion } from './report-funnel.server.ts'

/** Disputes opened in the period that share a month, a reason or an outcome. */
export interface DisputeSum {
  /** YYYY-MM, a reason's code, or an outcome's; `live` and `withdrawn` stand for those without an outcome. */
  readonly name: string
  readonly opened: number
  readonly resolved: number
  readonly withdrawn: number
  readonly creditedMinor: bigint
  /** Median days to the business's first word; null where it has said none. */
  readonly daysToAnswer: number | null
  /** Median days to the decision, or to the client's taking it back. */
  readonly daysToEnd: number | null
}

export interface DisputeSums {
  readonly months: readonly DisputeSum[]
  readonly reasons: readonly DisputeSum[]
  readonly outcomes: readonly DisputeSum[]
  readonly all: DisputeSum | null
}

/** One pass over the cases of the period, grouped three ways. */
export async function readDisputeSums(question: PeriodQuestion & { timeZone: string }): Promise<DisputeSums> {
  const { businessId, currency, from, until, timeZone } = question
  const median = (of: Prisma.Sql) =>
    Prisma.sql`round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ${of}) / 86400))::numeric, 1)::float`
  const rows = await prisma.$queryRaw<SumRow[]>`
    WITH cases AS (
      SELECT d.*, to_char(d."openedAt" AT TIME ZONE ${timeZone}, 'YYYY-MM') AS "month", d."state" IN ('resolved', 'withdrawn') AS "isOver",
        CASE d."state" WHEN 'resolved' THEN d."outcome" WHEN 'withdrawn' THEN 'withdrawn' ELSE 'live' END AS "end",
        (SELECT min(m."at") FROM "DisputeMessage" m
         WHERE m."businessId" = d."businessId" AND m."disputeId" = d."id" AND m."by" = 'business' AND m."at" > d."openedAt") AS "answeredAt"
      FROM "Dispute" d
      WHERE d."businessId" = ${businessId}::uuid AND d."currency" = ${currency} AND d."openedAt" >= ${from} AND d."openedAt" < ${until})
    SELECT grouping("month", "reason", "end") AS "set", coalesce("month", "reason", "end", 'all') AS "name", count(*)::int AS "opened",
      (count(*) FILTER (WHERE "state" = 'resolved'))::int AS "resolved",
      (count(*) FILTER (WHERE "state" = 'withdrawn'))::int AS "withdrawn",
      coalesce(sum("creditMinor") FILTER (WHERE "state" = 'resolved' AND "outcome" IN ('accepted', 'part_credit')), 0)::text AS "credited",
      ${median(Prisma.sql`"answeredAt" - "openedAt"`)} AS "daysToAnswer",
      ${median(Prisma.sql`CASE WHEN "isOver" THEN "decidedAt" - "openedAt" END`)} AS "daysToEnd"
    FROM cases GROUP BY GROUPING SETS (("month"), ("reason"), ("end"), ()) ORDER BY 1, 2`
  const of = (set: number) =>
    rows
      .filter((row) => row.set === set)
      .map(({ set: _, credited, ...row }) => ({ ...row, creditedMinor: BigInt(credited) }))
  const [all = null] = of(EVERYTHING).filter(({ opened }) => opened > 0)
  return { months: of(BY_MONTH), reasons: of(BY_REASON), outcomes: of(BY_END), all }
}

// PostgreSQL sets one bit for each column a row is not grouped by, the first column's the highest.
const [BY_MONTH, BY_REASON, BY_END, EVERYTHING] = [0b011, 0b101, 0b110, 0b111]

interface SumRow extends Omit<DisputeSum, 'creditedMinor'> {
  readonly set: number
  readonly credited: string
}
