import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { inAudience } from '#app/db/sql/statement-audience.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { StatementAudience } from '#app/domain/statement/statement-wish.ts'
import { readKeyset, writeKeyset } from './keyset.ts'

export interface StatementCandidate {
  readonly id: string
  readonly name: string
  readonly setting: 'always' | 'never' | null
  /** A sum for each currency. */
  readonly open: readonly Money[]
  readonly overdue: readonly Money[]
  /** When the last one went, YYYY-MM-DD; null: none did. */
  readonly lastOn: string | null
}

interface Row {
  id: string
  name: string
  nameKey: string
  setting: 'always' | 'never' | null
  open: { currency: string; minor: string; overdue: string }[]
  lastOn: string | null
}

const PAGE_ROWS = 25
const anyName = /^[^~]*$/s

/** One page of the clients an audience means, by name, with what is open; those who are set to `never` stand among them. */
export async function listStatementCandidates(
  businessId: string,
  { audience, today, after }: { audience: StatementAudience; today: PlainDate; after: string | null },
): Promise<{ rows: StatementCandidate[]; next: string | null }> {
  const place = readKeyset(after, anyName)
  const rows = await prisma.$queryRaw<Row[]>`
    WITH shown AS (
      SELECT c."id", c."name", c."nameKey", c."statements" AS "setting" FROM "Client" c
      WHERE c."businessId" = ${businessId}::uuid AND c."erasedAt" IS NULL
        ${place ? Prisma.sql`AND (c."nameKey", c."id") > (${decodeURIComponent(place.value)}, ${place.id}::uuid)` : Prisma.empty}
        AND ${inAudience(audience, today)}
      ORDER BY c."nameKey", c."id" LIMIT ${PAGE_ROWS + 1})
    SELECT s.*, coalesce(sums."open", '[]') AS "open", last."on" AS "lastOn" FROM shown s
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('currency', o."currency", 'minor', o."sum"::text, 'overdue', o."late"::text) ORDER BY o."currency") AS "open"
      FROM (SELECT i."currency", sum(i."balanceMinor") AS "sum",
          coalesce(sum(i."balanceMinor") FILTER (WHERE i."dueOn" < ${today.toString()}::date), 0) AS "late"
        FROM "Invoice" i WHERE i."businessId" = ${businessId}::uuid AND i."clientId" = s."id" AND i."state" = 'issued'
          AND i."balanceMinor" > 0 GROUP BY 1) o) sums ON true
    LEFT JOIN LATERAL (
      SELECT max(t."asOf")::text AS "on" FROM "StatementSent" t
      WHERE t."businessId" = ${businessId}::uuid AND t."clientId" = s."id" AND t."messageId" IS NOT NULL) last ON true
    ORDER BY s."nameKey", s."id"`
  const shown = rows.slice(0, PAGE_ROWS)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ nameKey: _, open, ...row }) => ({
      ...row,
      open: open.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) })),
      overdue: open
        .map(({ currency, overdue }) => ({ currency, minor: BigInt(overdue) }))
        .filter(({ minor }) => minor > 0n),
    })),
    next:
      rows.length > PAGE_ROWS && last
        ? writeKeyset({ value: encodeURIComponent(last.nameKey).replaceAll('~', '%7E'), id: last.id })
        : null,
  }
}
