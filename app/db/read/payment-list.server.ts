import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import { paymentViews, statesOf } from '#app/domain/payment/payment-view.ts'
import type { PaymentView } from '#app/domain/payment/payment-view.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'

export interface PaymentQuery {
  readonly view: PaymentView
  readonly method: PaymentMethod | null
  readonly clientId: string | null
  /** First and last day in the business's zone; null: not bounded. */
  readonly from: PlainDate | null
  readonly until: PlainDate | null
  readonly timeZone: string
  /** Only these, e.g. what a search found. */
  readonly ids: readonly string[] | null
}

export interface PaymentRow {
  readonly id: string
  readonly clientName: string
  readonly numbers: readonly string[]
  readonly reference: string | null
  readonly method: PaymentMethod
  readonly state: PaymentState
  readonly failureReason: string | null
  readonly amount: Money
  readonly fee: Money | null
  readonly startedAt: Date
  readonly receivedOn: PlainDate | null
}

interface Row {
  id: string
  clientName: string
  numbers: string[] | null
  reference: string | null
  method: PaymentMethod
  state: PaymentState
  failureReason: string | null
  amountMinor: bigint
  currency: string
  feeMinor: bigint | null
  feeCurrency: string | null
  startedAt: Date
  receivedOn: Date | null
}

const PAGE_ROWS = 50
const COUNT_MAX = 1_000

/** One page of payments, the newest first; `next` is the `after` of the following page. */
export async function listPayments(
  businessId: string,
  query: PaymentQuery & { after: string | null },
): Promise<{ rows: PaymentRow[]; next: string | null }> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT p."id", c."name" AS "clientName", p."reference", p."method"::text AS "method", p."state"::text AS "state", p."failureReason",
      p."amountMinor", p."currency", p."feeMinor", p."feeCurrency", p."startedAt", p."receivedOn",
      (SELECT array_agg(i."number" ORDER BY i."dueOn", i."number") FROM "PaymentTarget" t
        JOIN "Invoice" i ON i."businessId" = t."businessId" AND i."id" = t."invoiceId"
        WHERE t."businessId" = p."businessId" AND t."paymentId" = p."id") AS "numbers"
    FROM "Payment" p JOIN "Client" c ON c."businessId" = p."businessId" AND c."id" = p."clientId"
    WHERE p."businessId" = ${businessId}::uuid ${narrowed(query)}
      ${query.after ? Prisma.sql`AND p."id" < ${query.after}::uuid` : Prisma.empty}
    ORDER BY p."id" DESC LIMIT ${PAGE_ROWS + 1}`
  const shown = rows.slice(0, PAGE_ROWS)
  return { rows: shown.map(paymentRow), next: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null }
}

function narrowed({ view, method, clientId, from, until, timeZone, ids }: PaymentQuery): Prisma.Sql {
  const states = statesOf[view]
  const start = (day: PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds)
  return Prisma.sql`
    ${states ? Prisma.sql`AND p."state" = ANY(${states}::"PaymentState"[])` : Prisma.empty}
    ${method ? Prisma.sql`AND p."method" = ${method}::"PaymentMethod"` : Prisma.empty}
    ${clientId ? Prisma.sql`AND p."clientId" = ${clientId}::uuid` : Prisma.empty}
    ${from ? Prisma.sql`AND p."startedAt" >= ${start(from)}` : Prisma.empty}
    ${until ? Prisma.sql`AND p."startedAt" < ${start(until.add({ days: 1 }))}` : Prisma.empty}
    ${ids ? Prisma.sql`AND p."id" = ANY(${ids}::uuid[])` : Prisma.empty}`
}

const paymentRow = ({
  amountMinor,
  currency,
  feeMinor,
  feeCurrency,
  numbers,
  receivedOn,
  ...row
}: Row): PaymentRow => ({
  ...row,
  numbers: numbers ?? [],
  amount: { minor: amountMinor, currency },
  fee: feeMinor === null || feeCurrency === null ? null : { minor: feeMinor, currency: feeCurrency },
  receivedOn: receivedOn && dayFromColumn(receivedOn),
})

/** How many payments each view holds, counted up to a thousand. */
export async function countPayments(businessId: string): Promise<Partial<Record<PaymentView, number>>> {
  const counted = paymentViews.filter((view) => view !== 'all' && view !== 'unfinished')
  const counts = await Promise.all(
    counted.map(async (view) => {
      const [row] = await prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM (SELECT 1 FROM "Payment" p WHERE p."businessId" = ${businessId}::uuid
          AND p."state" = ANY(${statesOf[view]}::"PaymentState"[]) LIMIT ${COUNT_MAX}) capped`
      return [view, row?.count ?? 0] as const
    }),
  )
  return Object.fromEntries(counts)
}

export interface PaymentTotals {
  readonly received: Money
  readonly refunded: Money
  /** What banks took back. */
  readonly returned: Money
  /** As far as providers have told them, and only those in this currency. */
  readonly fees: Money
  readonly net: Money
}

/** What came and what stayed of it, one row per currency; of payments that brought money. */
export async function sumPayments(businessId: string, query: PaymentQuery): Promise<PaymentTotals[]> {
  const rows = await prisma.$queryRaw<
    { currency: string; received: bigint; refunded: bigint; returned: bigint; fees: bigint }[]
  >`
    SELECT p."currency", sum(p."amountMinor")::bigint AS received, sum(p."refundedMinor")::bigint AS refunded,
      sum(p."returnedMinor")::bigint AS returned,
      coalesce(sum(p."feeMinor") FILTER (WHERE p."feeCurrency" = p."currency"), 0)::bigint AS fees
    FROM "Payment" p
    WHERE p."businessId" = ${businessId}::uuid
      AND p."state" IN ('settled', 'part_refunded', 'refunded', 'disputed', 'returned') ${narrowed(query)}
    GROUP BY p."currency" ORDER BY received DESC`
  return rows.map(({ currency, received, refunded, returned, fees }) => {
    const money = (minor: bigint): Money => ({ minor, currency })
    return {
      ...{ received: money(received), refunded: money(refunded), returned: money(returned), fees: money(fees) },
      net: money(received - refunded - returned - fees),
    }
  })
}
