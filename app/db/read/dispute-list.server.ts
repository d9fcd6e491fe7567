import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { DisputeReason } from '#app/domain/dispute/dispute-reason.ts'
import type { DisputeShelf } from '#app/domain/dispute/dispute-shelf.ts'
import type { DisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { Money } from '#app/domain/money.ts'

export interface DisputeListRow {
  readonly id: string
  readonly state: DisputeState
  readonly reason: DisputeReason
  readonly client: { readonly id: string; readonly name: string }
  readonly invoice: { readonly id: string; readonly number: string }
  /** What is in question; of a whole invoice, what is open of it. */
  readonly atStake: Money
  /** What the invoice asked for. */
  readonly of: Money
  /** YYYY-MM-DD. */
  readonly respondBy: string
  /** True while the business has to answer. */
  readonly waitsForBusiness: boolean
}

const PAGE_ROWS = 50

/** The business's turn: nobody has looked yet, or the client spoke last. */
const isOurs = Prisma.sql`(d."state" = 'open' OR (d."state" = 'under_review' AND coalesce(
  (SELECT m."by" FROM "DisputeMessage" m WHERE m."businessId" = d."businessId" AND m."disputeId" = d."id"
   ORDER BY m."at" DESC, m."id" DESC LIMIT 1), 'client') <> 'business'))`
const isLive = Prisma.sql`d."state" IN ('open', 'under_review', 'proposed')`

const shelfCondition: Record<DisputeShelf, Prisma.Sql> = {
  open: isLive,
  ours: Prisma.sql`${isLive} AND ${isOurs}`,
  theirs: Prisma.sql`${isLive} AND NOT ${isOurs}`,
  over: Prisma.sql`d."state" IN ('resolved', 'withdrawn')`,
}

/** Disputes that last, the first to be answered first; or those that are over, the latest first. `after` is the last one shown. */
export async function listDisputes(
  businessId: string,
  { shelf, after }: { shelf: DisputeShelf; after: string | null },
): Promise<{ rows: DisputeListRow[]; next: string | null }> {
  const [column, before, order] =
    shelf === 'over'
      ? [Prisma.sql`d."decidedAt"`, Prisma.sql`<`, Prisma.sql`DESC`]
      : [Prisma.sql`d."respondBy"`, Prisma.sql`>`, Prisma.sql`ASC`]
  const place = after
    ? Prisma.sql`AND (${column}, d."id") ${before} (
        SELECT ${column}, d."id" FROM "Dispute" d WHERE d."businessId" = ${businessId}::uuid AND d."id" = ${after}::uuid)`
    : Prisma.empty
  const found = await prisma.$queryRaw<{ id: string; isOurs: boolean }[]>`
    SELECT d."id", ${isOurs} AS "isOurs" FROM "Dispute" d
    WHERE d."businessId" = ${businessId}::uuid AND ${shelfCondition[shelf]} ${place}
    ORDER BY ${column} ${order}, d."id" ${order} LIMIT ${PAGE_ROWS + 1}`
  const shown = found.slice(0, PAGE_ROWS)
  const rows = await prisma.dispute.findMany({
    where: { businessId, id: { in: shown.map(({ id }) => id) } },
    include: {
      client: { select: { id: true, name: true } },
      invoice: { select: { id: true, number: true, balanceMinor: true, totalMinor: true } },
    },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    rows: shown.flatMap(({ id, isOurs: waitsForBusiness }) => {
      const row = byId.get(id)
      if (!row) return []
      const { state, reason, client, invoice, amountMinor, currency, respondBy } = row
      return [
        {
          ...{ id, state, client, waitsForBusiness },
          reason: reason as DisputeReason,
          invoice: { id: invoice.id, number: invoice.number },
          atStake: { minor: amountMinor ?? invoice.balanceMinor, currency },
          of: { minor: invoice.totalMinor, currency },
          respondBy: dayFromColumn(respondBy).toString(),
        },
      ]
    }),
    next: found.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** How many lie on each shelf. */
export async function countDisputes(businessId: string): Promise<Record<DisputeShelf, number>> {
  const [row] = await prisma.$queryRaw<Record<DisputeShelf, number>[]>`
    SELECT count(*) FILTER (WHERE ${shelfCondition.open})::int AS "open", count(*) FILTER (WHERE ${shelfCondition.ours})::int AS "ours",
      count(*) FILTER (WHERE ${shelfCondition.theirs})::int AS "theirs", count(*) FILTER (WHERE ${shelfCondition.over})::int AS "over"
    FROM "Dispute" d WHERE d."businessId" = ${businessId}::uuid`
  return row ?? { open: 0, ours: 0, theirs: 0, over: 0 }
}

/** The latest case of an invoice, by its id. */
export async function findCaseOfInvoice(businessId: string, invoiceId: string): Promise<string | null> {
  const found = await prisma.dispute.findFirst({
    where: { businessId, invoiceId },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return found?.id ?? null
}
