import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { PeriodQuestion } from './report-funnel.server.ts'

/** Promises whose day lay in one month. */
export interface PromiseMonth {
  readonly month: string
  readonly made: number
  readonly kept: number
  readonly broken: number
  readonly pending: number
  readonly cancelled: number
  readonly promisedMinor: bigint
  readonly keptMinor: bigint
  /** Median days from the word to its day. */
  readonly medianAhead: number | null
}

/** By the month of the day that was promised, in one currency, between two days, both included. */
export async function readPromiseMonths(question: {
  businessId: string
  currency: string
  from: PlainDate
  until: PlainDate
  timeZone: string
}): Promise<PromiseMonth[]> {
  const { businessId, currency, from, until, timeZone } = question
  const rows = await prisma.$queryRaw<PromiseRow[]>`
    SELECT to_char("dueOn", 'YYYY-MM') AS "month", count(*)::int AS "made",
      (count(*) FILTER (WHERE "state" = 'kept'))::int AS "kept", (count(*) FILTER (WHERE "state" = 'broken'))::int AS "broken",
      (count(*) FILTER (WHERE "state" = 'pending'))::int AS "pending",
      (count(*) FILTER (WHERE "state" = 'cancelled'))::int AS "cancelled",
      sum("amountMinor")::text AS "promised", coalesce(sum("amountMinor") FILTER (WHERE "state" = 'kept'), 0)::text AS "keptSum",
      percentile_disc(0.5) WITHIN GROUP (ORDER BY "dueOn" - ("madeAt" AT TIME ZONE ${timeZone})::date) AS "medianAhead"
    FROM "PromiseToPay"
    WHERE "businessId" = ${businessId}::uuid AND "currency" = ${currency}
      AND "dueOn" BETWEEN ${from.toString()}::date AND ${until.toString()}::date
    GROUP BY 1 ORDER BY 1`
  return rows.map(({ promised, keptSum, ...row }) => ({
    ...row,
    promisedMinor: BigInt(promised),
    keptMinor: BigInt(keptSum),
  }))
}

interface PromiseRow extends Omit<PromiseMonth, 'promisedMinor' | 'keptMinor'> {
  readonly promised: string
  readonly keptSum: string
}

/** Plans agreed in one month, and how they stand today. */
export interface PlanMonth {
  readonly month: string
  readonly agreed: number
  readonly active: number
  readonly completed: number
  readonly defaulted: number
  readonly cancelled: number
  readonly coveredMinor: bigint
  /** Of what was completed. */
  readonly completedMinor: bigint
}

export async function readPlanMonths(question: PeriodQuestion & { timeZone: string }): Promise<PlanMonth[]> {
  const { businessId, currency, from, until, timeZone } = question
  const rows = await prisma.$queryRaw<PlanRow[]>`
    SELECT to_char("acceptedAt" AT TIME ZONE ${timeZone}, 'YYYY-MM') AS "month", count(*)::int AS "agreed",
      (count(*) FILTER (WHERE "state" = 'active'))::int AS "active",
      (count(*) FILTER (WHERE "state" = 'completed'))::int AS "completed",
      (count(*) FILTER (WHERE "state" = 'defaulted'))::int AS "defaulted",
      (count(*) FILTER (WHERE "state" NOT IN ('active', 'completed', 'defaulted')))::int AS "cancelled",
      sum("totalMinor")::text AS "covered",
      coalesce(sum("totalMinor") FILTER (WHERE "state" = 'completed'), 0)::text AS "done"
    FROM "InstalmentPlan"
    WHERE "businessId" = ${businessId}::uuid AND "currency" = ${currency} AND "acceptedAt" >= ${from} AND "acceptedAt" < ${until}
    GROUP BY 1 ORDER BY 1`
  return rows.map(({ covered, done, ...row }) => ({
    ...row,
    coveredMinor: BigInt(covered),
    completedMinor: BigInt(done),
  }))
}

interface PlanRow extends Omit<PlanMonth, 'coveredMinor' | 'completedMinor'> {
  readonly covered: string
  readonly done: string
}
