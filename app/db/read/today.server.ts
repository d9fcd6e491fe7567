import { prisma } from '#app/db/client.server.ts'
import { Prisma } from '#app/db/generated/client.ts'
import { addDays, dateOf, instantOf, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { Visits } from '#app/domain/today/visit.ts'
import { countDifferences } from './differences.server.ts'
import { keepWhenLarge } from './keep-when-large.server.ts'

const COUNTED_MAX = 100

/** Things only a person can settle and that have no task of their own; each count stops at 100. */
export interface Troubles {
  /** Mails whose fate nobody knows, and that no task asks about. */
  readonly unknownMails: number
  readonly failedMails: number
  /** Addresses that bounced or complained, beyond those a task asks about. */
  readonly unreachableClients: number
  /** Where a provider's books and ours disagree and a person decides. */
  readonly unmatchedMoney: number
  /** Providers' reports that could not be handled; they belong to the installation, not to one business. */
  readonly parkedReports: number
}

export async function readTroubles(businessId: string): Promise<Troubles> {
  const most = { take: COUNTED_MAX }
  const [[asked], failedMails, parkedReports, unmatchedMoney] = await Promise.all([
    prisma.$queryRaw<{ unknown: number; unusable: number }[]>`
      SELECT (SELECT count(*)::int FROM (
          SELECT FROM "OutboxMessage" m WHERE m."businessId" = ${businessId}::uuid AND m."state" = 'unknown'
            AND NOT EXISTS (${hasTask(Prisma.sql`'unknown/' || m."id"`)}) LIMIT ${COUNTED_MAX}) u) AS "unknown",
        (SELECT count(*)::int FROM (
          SELECT FROM "Contact" c WHERE c."businessId" = ${businessId}::uuid AND c."state" <> 'usable'
            AND NOT EXISTS (${hasTask(Prisma.sql`'address/' || c."clientId"`)}) LIMIT ${COUNTED_MAX}) a) AS "unusable"`,
    prisma.outboxMessage.count({ where: { businessId, state: 'failed' }, ...most }),
    prisma.inboxEvent.count({ where: { state: 'parked' }, ...most }),
    countDifferences(businessId),
  ])
  const taskless = asked ?? { unknown: 0, unusable: 0 }
  return {
    failedMails,
    parkedReports,
    unmatchedMoney,
    unknownMails: taskless.unknown,
    unreachableClients: taskless.unusable,
  }

  function hasTask(key: Prisma.Sql): Prisma.Sql {
    return Prisma.sql`SELECT FROM "Task" t WHERE t."businessId" = ${businessId}::uuid AND t."key" = ${key} AND t."doneAt" IS NULL`
  }
}

/** When this person was here. */
export async function readVisits(businessId: string, userId: string): Promise<Visits> {
  const { visitedAt, lastVisitEndedAt } = await prisma.membership.findUniqueOrThrow({
    where: { businessId_userId: { businessId, userId } },
    select: { visitedAt: true, lastVisitEndedAt: true },
  })
  return {
    visitedAt: visitedAt && instantOf(visitedAt),
    lastVisitEndedAt: lastVisitEndedAt && instantOf(lastVisitEndedAt),
  }
}

export interface WeekReceived {
  /** The week's Monday. */
  readonly from: PlainDate
  readonly minor: bigint
}

/** What arrived in `currency` in each of the last `count` weeks, Monday to Sunday in the business's zone, the present one last. */
export async function readWeeks(
  businessId: string,
  { monday, count, currency, timeZone }: { monday: PlainDate; count: number; currency: string; timeZone: string },
): Promise<WeekReceived[]> {
  const weeks = Array.from({ length: count }, (_, n) => addDays(monday, 7 * (n + 1 - count)))
  const since = dateOf(startOfDay(weeks[0] ?? monday, timeZone))
  const rows = await prisma.$queryRaw<{ week: string; minor: bigint }[]>`
    SELECT to_char(date_trunc('week', "settledAt" AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS "week", sum("amountMinor")::bigint AS "minor"
    FROM "Payment" WHERE "businessId" = ${businessId}::uuid AND "settledAt" >= ${since} AND "currency" = ${currency}
    GROUP BY 1`
  const received = new Map(rows.map(({ week, minor }) => [week, minor]))
  return weeks.map((from) => ({ from, minor: received.get(from.toString()) ?? 0n }))
}

/** Received since `from`, and what falls due up to `dueUntil` or is late and on its way; one sum per currency. */
export async function readMoney(
  businessId: string,
  week: { from: PlainDate; today: PlainDate; dueUntil: PlainDate; timeZone: string },
): Promise<{ received: Money[]; expected: Money[] }> {
  const since = dateOf(startOfDay(week.from, week.timeZone))
  const today = week.today.toString()
  // States are written out, so that PostgreSQL sees that the partial indexes apply.
  const [received, expected] = await Promise.all([
    prisma.$queryRaw<Sum[]>`
      SELECT "currency", sum("amountMinor")::bigint AS "minor" FROM "Payment"
      WHERE "businessId" = ${businessId}::uuid AND "settledAt" >= ${since} GROUP BY "currency"`,
    prisma.$queryRaw<Sum[]>`
      SELECT "currency", sum("minor")::bigint AS "minor" FROM (
        SELECT "currency", "balanceMinor" AS "minor" FROM "Invoice"
        WHERE "businessId" = ${businessId}::uuid AND "state" = 'issued' AND "dueOn" BETWEEN ${today}::date AND ${week.dueUntil.toString()}::date
        UNION ALL
        SELECT "currency", "processingMinor" FROM "Invoice"
        WHERE "businessId" = ${businessId}::uuid AND "processingMinor" > 0 AND "dueOn" < ${today}::date) due
      GROUP BY "currency"`,
  ])
  return { received, expected }
}

type Sum = { currency: string; minor: bigint }

/** Open invoices by the stage they have reached; 0 for those that nothing was said about. Among very many, some seconds old. */
export const countByStage = keepWhenLarge(async (businessId: string): Promise<Map<number, number>> => {
  const rows = await prisma.$queryRaw<{ stage: number; count: number }[]>`
    SELECT "stage", count(*)::int AS "count" FROM "Invoice"
    WHERE "businessId" = ${businessId}::uuid AND "state" = 'issued' GROUP BY "stage"`
  return new Map(rows.map(({ stage, count }) => [stage, count]))
})
