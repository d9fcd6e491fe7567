import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { invoicesThat } from '#app/db/sql/invoice-filter.server.ts'
import { boardPlaces } from '#app/domain/invoice/board-place.ts'
import type { BoardPlace } from '#app/domain/invoice/board-place.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { holdsOfRest, rests } from '#app/domain/invoice/invoice-filter.ts'
import type { InvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import type { Money } from '#app/domain/money.ts'
import { keepInProportion } from './keep-in-proportion.ts'

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

/**
 * How many stand in each place, and how much is open there. One pass over the open invoices: at a million it takes most of
 * a second, so the answer for all of them is kept for as long as that is worth; a small business reads it fresh.
 */
export function countByPlace(
  businessId: string,
  filter: InvoiceFilter,
  today: PlainDate,
): Promise<Map<BoardPlace, PlaceSums>> {
  const wanted = boardFilter(filter)
  const isWhole = Object.entries(wanted).every(([field, value]) => field === 'view' || value === null)
  return isWhole ? countAll(`${businessId} ${today.toString()}`) : count(businessId, wanted, today)
}

const everything: InvoiceFilter = { view: 'open', stage: null }

const countAll = keepInProportion((key: string) => {
  const [businessId = '', day = ''] = key.split(' ')
  const today = parseDay(day)
  if (!today) throw new Error(`no day: ${day}`)
  return count(businessId, everything, today)
})

async function count(businessId: string, filter: InvoiceFilter, today: PlainDate): Promise<Map<BoardPlace, PlaceSums>> {
  const day = today.toString()
  const rows = await prisma.$queryRaw<{ rank: number; stage: number; currency: string; count: number; sum: bigint }[]>`
    WITH resting AS MATERIALIZED (
      SELECT h."clientId", h."invoiceId", min(${rankOf(Prisma.sql`h."kind"`)}) AS "rank" FROM "Hold" h
      WHERE h."businessId" = ${businessId}::uuid AND h."clientId" IS NOT NULL AND h."releasedAt" IS NULL
        AND h."amountMinor" IS NULL AND (h."until" IS NULL OR h."until" >= ${day}::date)
      GROUP BY 1, 2)
    SELECT least(byClient."rank", byInvoice."rank", CASE WHEN i."processingMinor" > 0 THEN ${rests.length - 1}::int END, ${rests.length}::int) AS "rank",
      i."stage", i."currency", count(*)::int AS "count", sum(i."balanceMinor")::bigint AS "sum"
    FROM "Invoice" i
      LEFT JOIN resting byClient ON byClient."clientId" = i."clientId" AND byClient."invoiceId" IS NULL
      LEFT JOIN resting byInvoice ON byInvoice."invoiceId" = i."id"
    WHERE true ${invoicesThat(businessId, filter, today)}
    GROUP BY 1, 2, 3 ORDER BY 3`
  const sums = new Map<BoardPlace, { count: number; open: Map<string, bigint> }>(
    boardPlaces.map((place) => [place, { count: 0, open: new Map() }]),
  )
  for (const { rank, stage, currency: unit, count: found, sum } of rows) {
    const place = sums.get(rests[rank] ?? stage)
    if (!place) continue
    place.count += found
    place.open.set(unit, (place.open.get(unit) ?? 0n) + sum)
  }
  return new Map(
    [...sums].map(([place, { count: found, open }]) => [
      place,
      { count: found, open: [...open].map(([unit, minor]) => ({ minor, currency: unit })) },
    ]),
  )
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
  const columns = boardPlaces.map(
    (place, at) => Prisma.sql`(SELECT ${at}::int AS "at", i."id", i."dueOn" FROM "Invoice" i
      WHERE true ${invoicesThat(businessId, filterOfPlace(filter, place), today)}
      ORDER BY i."dueOn", i."id" LIMIT ${CARDS_MAX})`,
  )
  const rows = await prisma.$queryRaw<{ at: number; id: string }[]>`
    SELECT "at", "id" FROM (${Prisma.join(columns, ' UNION ALL ')}) cards ORDER BY "at", "dueOn", "id"`
  return new Map(boardPlaces.map((place, at) => [place, rows.filter((row) => row.at === at).map(({ id }) => id)]))
}

/** Why the whole business rests, in its own words; null while it does not. */
export async function businessRest(businessId: string, today: PlainDate): Promise<string | null> {
  const hold = await prisma.hold.findFirst({
    where: {
      ...{ businessId, clientId: null, releasedAt: null },
      OR: [{ until: null }, { until: { gte: new Date(`${today.toString()}T00:00:00Z`) } }],
    },
    select: { reason: true },
  })
  return hold?.reason ?? null
}
