import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { boardPlaces } from '#app/domain/invoice/board-place.ts'
import type { BoardPlace } from '#app/domain/invoice/board-place.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { holdsOfRest, rests } from '#app/domain/invoice/invoice-filter.ts'
import type { InvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import type { Money } from '#app/domain/money.ts'
import { invoicesThat, isInherited } from './invoice-filter.server.ts'

export interface PlaceSums {
  readonly count: number
  /** What is open there, one sum per currency. */
  readonly open: readonly Money[]
}

/** What each column of the board shows in full before it says "show all". */
const CARDS_MAX = 6

/** A filter as the board has it: places are its columns, so it asks for none. */
export const boardFilter = (filter: InvoiceFilter): InvoiceFilter => ({
  ...{ ...filter, view: 'open', stage: null, rests: null, within: null },
})

/** Which invoices a column shows. */
export const filterOfPlace = (filter: InvoiceFilter, place: BoardPlace): InvoiceFilter =>
  typeof place === 'number'
    ? { ...boardFilter(filter), stage: place, rests: 'no' }
    : { ...boardFilter(filter), rests: place }

/** All of them by stage, and those that rest once more by their reason: these are few and are taken off again. */
export async function countByPlace(
  businessId: string,
  filter: InvoiceFilter,
  today: PlainDate,
): Promise<Map<BoardPlace, PlaceSums>> {
  const ours = Prisma.sql`"businessId" = ${businessId}::uuid`
  const those = invoicesThat(businessId, filter, today, { inherits: await isInherited(businessId, filter.policy) })
  const sums = Prisma.sql`i."stage", i."currency", count(*)::int AS "count", sum(i."balanceMinor")::bigint AS "sum"`
  const rows = await prisma.$queryRaw<CountRow[]>`
    WITH holds AS MATERIALIZED (
      SELECT h."clientId", h."invoiceId", ${rankOf(Prisma.sql`h."kind"`)} AS "rank" FROM "Hold" h
      WHERE h.${ours} AND h."clientId" IS NOT NULL AND h."releasedAt" IS NULL
        AND h."amountMinor" IS NULL AND (h."until" IS NULL OR h."until" >= ${today.toString()}::date)),
    reasons AS (
      SELECT "invoiceId" AS "id", "rank" FROM holds WHERE "invoiceId" IS NOT NULL
      UNION ALL SELECT o."id", h."rank" FROM holds h
        JOIN "Invoice" o ON o.${ours} AND o."clientId" = h."clientId" AND o."state" = 'issued' WHERE h."invoiceId" IS NULL
      UNION ALL SELECT "id", ${rests.length - 1}::int FROM "Invoice" WHERE ${ours} AND "processingMinor" > 0),
    resting AS MATERIALIZED (SELECT "id", min("rank") AS "rank" FROM reasons WHERE "rank" IS NOT NULL GROUP BY 1)
    SELECT NULL::int AS "rank", ${sums} FROM "Invoice" i WHERE true ${those} GROUP BY 1, 2, 3
    UNION ALL
    SELECT r."rank", ${sums} FROM resting r JOIN "Invoice" i ON i."id" = r."id" WHERE true ${those} GROUP BY 1, 2, 3
    ORDER BY "currency"`
  const places = new Map<BoardPlace, { count: number; open: Map<string, bigint> }>(
    boardPlaces.map((place) => [place, { count: 0, open: new Map() }]),
  )
  const add = (to: BoardPlace, unit: string, found: number, sum: bigint) => {
    const place = places.get(to)
    if (!place) return
    place.count += found
    place.open.set(unit, (place.open.get(unit) ?? 0n) + sum)
  }
  for (const { rank, stage, currency, count: found, sum } of rows) {
    const rest = rank === null ? undefined : rests[rank]
    if (rest) add(rest, currency, found, sum)
    add(stage, currency, rest ? -found : found, rest ? -sum : sum)
  }
  return new Map(
    [...places].map(([place, { count: found, open }]) => [
      place,
      { count: found, open: [...open].flatMap(([unit, minor]) => (minor === 0n ? [] : [{ minor, currency: unit }])) },
    ]),
  )
}

interface CountRow {
  /** Why they rest, as the place among `rests`; null: the row is of all, resting or not. */
  readonly rank: number | null
  readonly stage: number
  readonly currency: string
  readonly count: number
  readonly sum: bigint
}

/** A kind of hold as the place its reason has among `rests`. */
const rankOf = (kind: Prisma.Sql) => {
  const kinds = rests.flatMap((rest, rank) => holdsOfRest[rest].map((held) => ({ held, rank })))
  return Prisma.sql`(${kinds.map(({ rank }) => rank)}::int[])[array_position(${kinds.map(({ held }) => held)}::text[], ${kind})]`
}

/** The first invoices of each column, the longest due first: ids by place, found in one question. */
export async function firstOfPlaces(
  businessId: string,
  filter: InvoiceFilter,
  today: PlainDate,
): Promise<Map<BoardPlace, string[]>> {
  const inherits = await isInherited(businessId, filter.policy)
  const columns = boardPlaces.map(
    (place, at) => Prisma.sql`(SELECT ${at}::int AS "at", i."id", i."dueOn" FROM "Invoice" i
      WHERE true ${invoicesThat(businessId, filterOfPlace(filter, place), today, { inherits })}
      ORDER BY i."dueOn", i."id" LIMIT ${CARDS_MAX})`,
  )
  const rows = await prisma.$queryRaw<{ at: number; id: string }[]>`
    SELECT "at", "id" FROM (${Prisma.join(columns, ' UNION ALL ')}) cards ORDER BY "at", "dueOn", "id"`
  return new Map(boardPlaces.map((place, at) => [place, rows.filter((row) => row.at === at).map(({ id }) => id)]))
}
