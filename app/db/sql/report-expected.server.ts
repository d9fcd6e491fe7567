import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { PromiseTally } from '#app/domain/reporting/forecast.ts'

export interface ExpectedQuestion {
  readonly businessId: string
  readonly currency: string
  readonly today: PlainDate
  readonly timeZone: string
}

export interface ExpectedSums {
  /** Open and neither promised, planned nor in dispute, by the day it is expected on. */
  readonly invoices: readonly { readonly on: PlainDate; readonly minor: bigint }[]
  readonly disputedMinor: bigint
  /** All that is open on invoices that an active plan covers. */
  readonly plannedMinor: bigint
  /** Median days from the due date to the payment, of all clients in the last year; null where nobody has paid. */
  readonly usualDelay: number | null
}

/** Invoices a client must have paid in the last year before their own habit counts. */
export const invoicesToJudge = 3

/**
 * When the rest of what is open is likely to come: its due day and the client's median delay over the last year, from three
 * paid invoices on; before that the business's. Who usually pays before the due day and has not is expected on it.
 */
export async function readExpectedInvoices(question: ExpectedQuestion): Promise<ExpectedSums> {
  const { businessId, currency, timeZone } = question
  const today = question.today.toString()
  const yearAgo = question.today.subtract({ years: 1 }).toString()
  const rows = await prisma.$queryRaw<ExpectedRow[]>`
    WITH delays AS MATERIALIZED (
      SELECT "clientId", ("settledAt" AT TIME ZONE ${timeZone})::date - "dueOn" AS "days" FROM "Invoice"
      WHERE "businessId" = ${businessId}::uuid AND "state" = 'settled' AND "settledAt" >= (${yearAgo}::date AT TIME ZONE ${timeZone})),
    usual AS (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY "days") AS "days" FROM delays),
    habit AS (
      SELECT "clientId", percentile_disc(0.5) WITHIN GROUP (ORDER BY "days") AS "days" FROM delays
      GROUP BY 1 HAVING count(*) >= ${invoicesToJudge}),
    promised AS (
      SELECT "invoiceId", sum("amountMinor") AS "minor" FROM "PromiseToPay"
      WHERE "businessId" = ${businessId}::uuid AND "state" = 'pending' GROUP BY 1),
    disputed AS (
      SELECT "invoiceId", CASE WHEN count(*) = count("amountMinor") THEN sum("amountMinor") END AS "minor" FROM "Dispute"
      WHERE "businessId" = ${businessId}::uuid AND "state" IN ('open', 'under_review', 'proposed') GROUP BY 1),
    planned AS (
      SELECT DISTINCT pi."invoiceId" FROM "PlanInvoice" pi
      JOIN "InstalmentPlan" p ON p."businessId" = pi."businessId" AND p."id" = pi."planId" AND p."state" = 'active'
      WHERE pi."businessId" = ${businessId}::uuid AND pi."live"),
    open AS (
      SELECT i."dueOn", i."balanceMinor" AS "minor", g."invoiceId" IS NOT NULL AS "isPlanned",
        least(i."balanceMinor", coalesce(p."minor", 0)) AS "promised",
        CASE WHEN d."invoiceId" IS NULL THEN 0 ELSE coalesce(d."minor", i."balanceMinor") END AS "disputed",
        i."dueOn" + coalesce(h."days", u."days", 0)::int AS "usual"
      FROM "Invoice" i CROSS JOIN usual u LEFT JOIN habit h ON h."clientId" = i."clientId"
      LEFT JOIN promised p ON p."invoiceId" = i."id" LEFT JOIN disputed d ON d."invoiceId" = i."id"
      LEFT JOIN planned g ON g."invoiceId" = i."id"
      WHERE i."businessId" = ${businessId}::uuid AND i."state" = 'issued' AND i."currency" = ${currency} AND i."balanceMinor" > 0),
    parts AS (
      SELECT CASE WHEN "usual" < ${today}::date AND "dueOn" >= ${today}::date THEN "dueOn" ELSE "usual" END AS "on",
        "isPlanned", "minor", least("minor" - "promised", "disputed") AS "disputed", "promised" FROM open)
    SELECT "on", "isPlanned", sum("minor")::text AS "whole", sum("disputed")::text AS "disputed",
      sum("minor" - "promised" - "disputed")::text AS "rest", (SELECT "days" FROM usual) AS "usualDelay"
    FROM parts GROUP BY 1, 2`
  const own = rows.filter(({ isPlanned }) => !isPlanned)
  const sum = (of: readonly ExpectedRow[], column: 'whole' | 'disputed') =>
    of.reduce((total, row) => total + BigInt(row[column]), 0n)
  return {
    invoices: own.map(({ on, rest }) => ({ on: dayFromColumn(on), minor: BigInt(rest) })),
    disputedMinor: sum(own, 'disputed'),
    plannedMinor: sum(
      rows.filter(({ isPlanned }) => isPlanned),
      'whole',
    ),
    usualDelay: rows[0]?.usualDelay ?? null,
  }
}

interface ExpectedRow {
  readonly on: Date
  readonly isPlanned: boolean
  readonly whole: string
  readonly disputed: string
  readonly rest: string
  readonly usualDelay: number | null
}

/** A promise that stands, cut to what is open behind earlier ones, with its client's record. */
export interface PendingPromise extends PromiseTally {
  readonly on: PlainDate
  readonly minor: bigint
}

/** Pending promises of invoices no plan covers, and the record of the whole business. */
export async function readPendingPromises(
  businessId: string,
  currency: string,
): Promise<{ promises: PendingPromise[]; business: PromiseTally }> {
  const [rows, tallies] = await Promise.all([
    prisma.$queryRaw<PromiseRow[]>`
      WITH pending AS (
        SELECT p."clientId", p."dueOn",
          greatest(0, least(p."amountMinor", i."balanceMinor" -
            (sum(p."amountMinor") OVER (PARTITION BY p."invoiceId" ORDER BY p."dueOn", p."id") - p."amountMinor"))) AS "minor"
        FROM "PromiseToPay" p JOIN "Invoice" i ON i."businessId" = p."businessId" AND i."id" = p."invoiceId" AND i."state" = 'issued'
        WHERE p."businessId" = ${businessId}::uuid AND p."state" = 'pending' AND p."currency" = ${currency}
          AND NOT EXISTS (SELECT FROM "PlanInvoice" pi
            JOIN "InstalmentPlan" pl ON pl."businessId" = pi."businessId" AND pl."id" = pi."planId" AND pl."state" = 'active'
            WHERE pi."businessId" = p."businessId" AND pi."invoiceId" = p."invoiceId" AND pi."live")),
      record AS (
        SELECT "clientId", (count(*) FILTER (WHERE "state" = 'kept'))::int AS "kept",
          (count(*) FILTER (WHERE "state" = 'broken'))::int AS "broken"
        FROM "PromiseToPay" WHERE "businessId" = ${businessId}::uuid AND "clientId" IN (SELECT "clientId" FROM pending)
        GROUP BY 1)
      SELECT "dueOn", "minor"::text, "kept", "broken" FROM pending JOIN record USING ("clientId")`,
    prisma.promiseToPay.groupBy({
      by: ['state'],
      where: { businessId, state: { in: ['kept', 'broken'] } },
      _count: { _all: true },
    }),
  ])
  const ended = (state: 'kept' | 'broken') => tallies.find((tally) => tally.state === state)?._count._all ?? 0
  return {
    promises: rows.map(({ dueOn, minor, kept, broken }) => ({
      on: dayFromColumn(dueOn),
      minor: BigInt(minor),
      kept,
      broken,
    })),
    business: { kept: ended('kept'), broken: ended('broken') },
  }
}

interface PromiseRow extends PromiseTally {
  readonly dueOn: Date
  readonly minor: string
}
