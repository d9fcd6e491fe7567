import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { OpenOnDay } from '#app/domain/reporting/aging.ts'

interface Row {
  dueOn: Date
  count: number
  /** numeric: a sum of bigints may outgrow one. */
  minor: string
}

/** What is open now in one currency, by due day; read from an index alone. */
export async function openByDueDay(businessId: string, currency: string): Promise<OpenOnDay[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT "dueOn", count(*)::int AS "count", sum("balanceMinor")::text AS "minor" FROM "Invoice"
    WHERE "businessId" = ${businessId}::uuid AND "state" = 'issued' AND "currency" = ${currency} AND "balanceMinor" > 0
    GROUP BY "dueOn"`
  return rows.map((row) => dayOf(row, currency))
}

/** What was open at the end of a day gone by, from the ledger: what was booked later does not count yet. */
export async function openByDueDayAsOf(businessId: string, currency: string, asOf: PlainDate): Promise<OpenOnDay[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT i."dueOn", count(*)::int AS "count", sum(o."minor")::text AS "minor"
    FROM (SELECT "invoiceId", sum("amountMinor") AS "minor" FROM "LedgerEntry"
          WHERE "businessId" = ${businessId}::uuid AND "account" = 'receivable' AND "currency" = ${currency}
            AND "occurredOn" <= ${asOf.toString()}::date
          GROUP BY 1 HAVING sum("amountMinor") > 0) o
    JOIN "Invoice" i ON i."businessId" = ${businessId}::uuid AND i."id" = o."invoiceId"
    GROUP BY 1`
  return rows.map((row) => dayOf(row, currency))
}

const dayOf = ({ dueOn, count, minor }: Row, currency: string): OpenOnDay => ({
  dueOn: dayFromColumn(dueOn),
  count,
  amount: { minor: BigInt(minor), currency },
})
