import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'

export interface Relationship {
  /** The day of the first invoice; null before it. */
  readonly since: PlainDate | null
  /** Invoices settled on or before their due date in the last two years, by the business's clock. */
  readonly paidOnTime: number
  /** What was invoiced in the last twelve months, one sum per currency. */
  readonly yearly: readonly Money[]
}

/** How long somebody has been a client, how they have paid, and how much there is between us. */
export async function readRelationship(tx: Tx, businessId: string, clientId: string, now: Date): Promise<Relationship> {
  const [[row], yearly] = await Promise.all([
    tx.$queryRaw<{ since: Date | null; paidOnTime: number }[]>`
      SELECT min(i."issuedOn") AS "since",
        (count(*) FILTER (WHERE i."state" = 'settled' AND i."settledAt" > ${yearsBefore(now, 2)}
          AND (i."settledAt" AT TIME ZONE b."timeZone")::date <= i."dueOn"))::int AS "paidOnTime"
      FROM "Invoice" i JOIN "Business" b ON b."id" = i."businessId"
      WHERE i."businessId" = ${businessId}::uuid AND i."clientId" = ${clientId}::uuid AND i."state" NOT IN ('draft', 'void')`,
    tx.invoice.groupBy({
      by: ['currency'],
      where: { businessId, clientId, state: { notIn: ['draft', 'void'] }, issuedOn: { gt: yearsBefore(now, 1) } },
      _sum: { totalMinor: true },
    }),
  ])
  return {
    since: row?.since ? dayFromColumn(row.since) : null,
    paidOnTime: row?.paidOnTime ?? 0,
    yearly: yearly.map(({ currency, _sum }) => ({ currency, minor: _sum.totalMinor ?? 0n })),
  }
}

const yearsBefore = (now: Date, years: number): Date => new Date(now.getTime() - years * 365 * 24 * 3_600_000)
