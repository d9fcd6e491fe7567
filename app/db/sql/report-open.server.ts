import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { dateOf, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import type { OpenGroup } from '#app/domain/reporting/aging-report.ts'

/** What was open in one currency at the end of a day. */
export interface OpenQuestion {
  readonly businessId: string
  readonly currency: string
  readonly asOf: PlainDate
  /** From today on nothing is taken back out of the balances. */
  readonly isPast: boolean
  readonly timeZone: string
}

/**
 * Open invoices as the ledger had them at the end of `asOf`: today's balances less what was booked since, so the cost
 * follows what is open and what has moved, not all that ever was. Drafts have no entries; void ones are left out. The stage
 * is today's. Disputes that lasted then are cut to what was open.
 */
function openThen({ businessId, currency, asOf, isPast, timeZone }: OpenQuestion): Prisma.Sql {
  const day = asOf.toString()
  const dayEnds = dateOf(startOfDay(asOf.add({ days: 1 }), timeZone))
  const columns = Prisma.sql`i."id", i."clientId", i."dueOn", i."stage"::int AS "stage"`
  const ours = Prisma.sql`i."businessId" = ${businessId}::uuid AND i."currency" = ${currency}`
  const open = isPast
    ? Prisma.sql`
      since AS MATERIALIZED (
        SELECT "invoiceId", sum("amountMinor") AS "minor" FROM "LedgerEntry"
        WHERE "businessId" = ${businessId}::uuid AND "currency" = ${currency} AND "account" = 'receivable'
          AND "occurredOn" > ${day}::date
        GROUP BY 1),
      open AS (
        SELECT ${columns}, i."balanceMinor" - coalesce(s."minor", 0) AS "minor"
        FROM "Invoice" i LEFT JOIN since s ON s."invoiceId" = i."id"
        WHERE ${ours} AND i."state" = 'issued' AND i."balanceMinor" - coalesce(s."minor", 0) > 0
        UNION ALL
        SELECT ${columns}, i."balanceMinor" - s."minor" FROM since s JOIN "Invoice" i ON i."id" = s."invoiceId"
        WHERE ${ours} AND i."state" IN ('settled', 'written_off') AND i."balanceMinor" - s."minor" > 0)`
    : Prisma.sql`
      open AS (
        SELECT ${columns}, i."balanceMinor"::numeric AS "minor" FROM "Invoice" i
        WHERE ${ours} AND i."state" = 'issued' AND i."balanceMinor" > 0)`
  return Prisma.sql`
    ${open},
    disputed AS (
      SELECT "invoiceId", CASE WHEN count(*) = count("amountMinor") THEN sum("amountMinor") END AS "minor" FROM "Dispute"
      WHERE "businessId" = ${businessId}::uuid AND "openedAt" < ${dayEnds}
        AND ("state" NOT IN ('resolved', 'withdrawn') OR "decidedAt" >= ${dayEnds})
      GROUP BY 1),
    marked AS (
      SELECT o.*, CASE WHEN d."invoiceId" IS NULL THEN 0 ELSE least(o."minor", coalesce(d."minor", o."minor")) END AS "disputed"
      FROM open o LEFT JOIN disputed d ON d."invoiceId" = o."id")`
}

const OLDEST_TOLD = 91

/**
 * By due day and stage. Days not yet due are told as the day itself, those more than 91 days past it as that one: no figure
 * depends on more, and the groups stay few.
 */
export async function readOpenGroups(question: OpenQuestion): Promise<OpenGroup[]> {
  const day = question.asOf.toString()
  const rows = await prisma.$queryRaw<GroupRow[]>`
    WITH ${openThen(question)}
    SELECT greatest(least("dueOn", ${day}::date), ${day}::date - ${OLDEST_TOLD}::int) AS "dueOn", "stage", count(*)::int AS "count", sum("minor")::text AS "minor",
      (count(*) FILTER (WHERE "disputed" > 0))::int AS "disputedCount", sum("disputed")::text AS "disputedMinor"
    FROM marked GROUP BY 1, 2`
  return rows.map(({ dueOn, minor, disputedMinor, ...row }) => ({
    ...row,
    dueOn: dayFromColumn(dueOn),
    minor: BigInt(minor),
    disputedMinor: BigInt(disputedMinor),
  }))
}

interface GroupRow extends Omit<OpenGroup, 'dueOn' | 'minor' | 'disputedMinor'> {
  readonly dueOn: Date
  /** numeric: a sum of bigints may outgrow one. */
  readonly minor: string
  readonly disputedMinor: string
}

/** What one client owed, by bucket in the order of `agingBuckets`. */
export interface ClientAging {
  readonly id: string
  readonly name: string
  readonly count: number
  readonly minor: bigint
  readonly disputedMinor: bigint
  readonly byBucket: readonly bigint[]
}

const PLACE = /^(\d{1,30})~(.+)$/

/** Clients who owed most come first; `after` is the `next` of the page before. */
export async function readOpenByClient(
  question: OpenQuestion,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ rows: ClientAging[]; next: string | null }> {
  const day = question.asOf.toString()
  const [, minor, id] = PLACE.exec(after ?? '') ?? []
  const behind =
    minor && isUuid(id)
      ? Prisma.sql`HAVING (sum("minor"), "clientId") < (${minor}::numeric, ${id}::uuid)`
      : Prisma.empty
  const bucket = (from: number, until: number | null) =>
    Prisma.sql`coalesce(sum("minor") FILTER (WHERE ${day}::date - "dueOn" >= ${from}::int
      ${until === null ? Prisma.empty : Prisma.sql`AND ${day}::date - "dueOn" <= ${until}::int`}), 0)::text`
  const rows = await prisma.$queryRaw<ClientRow[]>`
    WITH ${openThen(question)},
    owed AS (
      SELECT "clientId", count(*)::int AS "count", sum("minor") AS "minor", sum("disputed")::text AS "disputedMinor",
        ARRAY[coalesce(sum("minor") FILTER (WHERE "dueOn" >= ${day}::date), 0)::text,
          ${bucket(1, 30)}, ${bucket(31, 60)}, ${bucket(61, 90)}, ${bucket(91, null)}] AS "byBucket"
      FROM marked GROUP BY 1 ${behind} ORDER BY 3 DESC, 1 DESC LIMIT ${limit + 1})
    SELECT c."id", c."name", o."count", o."minor"::text, o."disputedMinor", o."byBucket"
    FROM owed o JOIN "Client" c ON c."businessId" = ${question.businessId}::uuid AND c."id" = o."clientId"
    ORDER BY o."minor" DESC, 1 DESC`
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ byBucket, ...row }) => ({
      ...row,
      minor: BigInt(row.minor),
      disputedMinor: BigInt(row.disputedMinor),
      byBucket: byBucket.map(BigInt),
    })),
    next: rows.length > limit && last ? `${last.minor}~${last.id}` : null,
  }
}

interface ClientRow extends Omit<ClientAging, 'minor' | 'disputedMinor' | 'byBucket'> {
  readonly minor: string
  readonly disputedMinor: string
  readonly byBucket: string[]
}
