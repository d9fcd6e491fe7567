import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { DelayFacts, PayerFacts } from '#app/domain/client/payer-profile.ts'

const outAndAbout = ['sent', 'delivered', 'complained', 'bounced'] as const

/** What is on record about how one client pays, counted in the database; the days are those of the business's zone. */
export async function readPayerFacts(
  { businessId, clientId }: { businessId: string; clientId: string },
  today: PlainDate,
  timeZone: string,
): Promise<PayerFacts> {
  const ofClient = { businessId, clientId }
  const mailed = { ...ofClient, kind: 'reminder', state: { in: [...outAndAbout] } }
  const [delays, promises, plans, disputes, writtenOff, mails, approvals, calls, letters, terms] = await Promise.all([
    readDelays(businessId, clientId, today, timeZone),
    prisma.promiseToPay.groupBy({ by: ['state'], where: ofClient, _count: { _all: true } }),
    prisma.instalmentPlan.groupBy({ by: ['state'], where: ofClient, _count: { _all: true } }),
    prisma.dispute.groupBy({ by: ['state', 'outcome'], where: ofClient, _count: { _all: true } }),
    prisma.invoice.count({ where: { ...ofClient, state: 'written_off' } }),
    prisma.outboxMessage.count({ where: mailed }),
    prisma.outboxMessage.count({ where: { ...mailed, approvedBy: { startsWith: 'user:' } } }),
    prisma.callRecord.count({ where: ofClient }),
    prisma.letter.count({ where: { ...ofClient, state: 'posted' } }),
    prisma.client.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: clientId } },
      select: { termsDays: true, business: { select: { termsDays: true } } },
    }),
  ])
  const countOf = <Group extends { _count: { _all: number } }>(
    groups: readonly Group[],
    fits: (group: Group) => boolean,
  ) => groups.filter(fits).reduce((sum, { _count }) => sum + _count._all, 0)
  return {
    delays,
    promises: {
      kept: countOf(promises, ({ state }) => state === 'kept'),
      broken: countOf(promises, ({ state }) => state === 'broken'),
    },
    plans: {
      completed: countOf(plans, ({ state }) => state === 'completed'),
      defaulted: countOf(plans, ({ state }) => state === 'defaulted'),
      active: countOf(plans, ({ state }) => state === 'active'),
    },
    disputes: {
      upheld: countOf(disputes, ({ state, outcome }) => state === 'resolved' && outcome !== 'rejected'),
      rejected: countOf(disputes, ({ state, outcome }) => state === 'resolved' && outcome === 'rejected'),
      open: countOf(disputes, ({ state }) => state !== 'resolved' && state !== 'withdrawn'),
    },
    writtenOff,
    effort: { mails, approvals, calls, letters, disputes: countOf(disputes, () => true) },
    termsDays: terms.termsDays ?? terms.business.termsDays,
  }
}

async function readDelays(
  businessId: string,
  clientId: string,
  today: PlainDate,
  timeZone: string,
): Promise<DelayFacts[]> {
  const rows = await prisma.$queryRaw<DelayRow[]>`
    WITH counted AS (
      SELECT "currency", "totalMinor" AS "minor", "state" = 'settled' AS "isPaid",
        (CASE WHEN "state" = 'settled' THEN ("settledAt" AT TIME ZONE ${timeZone})::date ELSE ${today.toString()}::date END) - "dueOn" AS "days"
      FROM "Invoice"
      WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "totalMinor" > 0
        AND (("state" = 'settled' AND "settledAt" IS NOT NULL)
          OR ("state" = 'issued' AND "balanceMinor" > 0 AND "dueOn" < ${today.toString()}::date)))
    SELECT "currency", count(*)::int AS "counted", (count(*) FILTER (WHERE "isPaid"))::int AS "paid",
      (count(*) FILTER (WHERE "isPaid" AND "days" <= 0))::int AS "paidOnTime", (count(*) FILTER (WHERE NOT "isPaid"))::int AS "overdue",
      sum("minor" * "days")::text AS "weightedDays", sum("minor")::text AS "weight",
      percentile_disc(0.5) WITHIN GROUP (ORDER BY "days") AS "medianDays", max("days") AS "longestDays"
    FROM counted GROUP BY 1 ORDER BY 2 DESC, 1`
  return rows.map((row) => ({ ...row, weightedDays: BigInt(row.weightedDays), weight: BigInt(row.weight) }))
}

interface DelayRow extends Omit<DelayFacts, 'weightedDays' | 'weight'> {
  /** numeric: minor units times days may outgrow a bigint. */
  readonly weightedDays: string
  readonly weight: string
}
