import { prisma } from '#app/db/client.server.ts'
import { dateOf, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { keepInProportion } from './keep-in-proportion.ts'

const COUNTED_MAX = 100

/** Things only a person can settle, beside the tasks; each count stops at 100. */
export interface Troubles {
  /** Mails whose fate nobody knows. */
  readonly unknownMails: number
  readonly failedMails: number
  /** Clients whose address bounced or complained, or who have something open and no address. */
  readonly unreachableClients: number
  /** Providers' reports that could not be handled; they belong to the installation, not to one business. */
  readonly parkedReports: number
}

export async function readTroubles(businessId: string): Promise<Troubles> {
  const most = { take: COUNTED_MAX }
  const [unknownMails, failedMails, unreachableClients, parkedReports] = await Promise.all([
    prisma.outboxMessage.count({ where: { businessId, state: 'unknown' }, ...most }),
    prisma.outboxMessage.count({ where: { businessId, state: 'failed' }, ...most }),
    prisma.contact.count({ where: { businessId, state: { not: 'usable' } }, ...most }),
    prisma.inboxEvent.count({ where: { state: 'parked' }, ...most }),
  ])
  return { unknownMails, failedMails, unreachableClients, parkedReports }
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

/** How often each of these happened since `since`. */
export async function countEvents(
  businessId: string,
  since: Date,
  types: readonly string[],
): Promise<Map<string, number>> {
  const groups = await prisma.timelineEvent.groupBy({
    by: ['type'],
    where: { businessId, at: { gte: since }, type: { in: [...types] } },
    _count: { _all: true },
  })
  return new Map(groups.map(({ type, _count }) => [type, _count._all]))
}

/** Open invoices by the stage they have reached; 0 for those that nothing was said about. Among very many, some seconds old. */
export const countByStage = keepInProportion(async (businessId: string): Promise<Map<number, number>> => {
  const rows = await prisma.$queryRaw<{ stage: number; count: number }[]>`
    SELECT "stage", count(*)::int AS "count" FROM "Invoice"
    WHERE "businessId" = ${businessId}::uuid AND "state" = 'issued' GROUP BY "stage"`
  return new Map(rows.map(({ stage, count }) => [stage, count]))
})
