import { dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { addDays, dateOf, startOfDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { untouchedDays } from './invoice-list.server.ts'

const SHOWN_MAX = 100

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
  const most = { take: SHOWN_MAX }
  const [unknownMails, failedMails, unreachableClients, parkedReports] = await Promise.all([
    prisma.outboxMessage.count({ where: { businessId, state: 'unknown' }, ...most }),
    prisma.outboxMessage.count({ where: { businessId, state: 'failed' }, ...most }),
    prisma.contact.count({ where: { businessId, state: { not: 'usable' } }, ...most }),
    prisma.inboxEvent.count({ where: { state: 'parked' }, ...most }),
  ])
  return { unknownMails, failedMails, unreachableClients, parkedReports }
}

/** Received since `from`, and what falls due up to `dueUntil` or is on its way; one sum per currency. */
export async function readMoney(
  businessId: string,
  week: { from: PlainDate; today: PlainDate; dueUntil: PlainDate; timeZone: string },
): Promise<{ received: Money[]; expected: Money[] }> {
  const [received, expected, processing] = await Promise.all([
    prisma.payment.groupBy({
      by: ['currency'],
      where: { businessId, settledAt: { gte: dateOf(startOfDay(week.from, week.timeZone)) } },
      _sum: { amountMinor: true },
    }),
    prisma.invoice.groupBy({
      by: ['currency'],
      where: { businessId, state: 'issued', dueOn: { gte: dayToColumn(week.today), lte: dayToColumn(week.dueUntil) } },
      _sum: { balanceMinor: true },
    }),
    prisma.invoice.groupBy({
      by: ['currency'],
      where: { businessId, processingMinor: { gt: 0 }, dueOn: { lt: dayToColumn(week.today) } },
      _sum: { processingMinor: true },
    }),
  ])
  const due = expected.map(({ currency, _sum }) => ({ currency, minor: _sum.balanceMinor ?? 0n }))
  const moving = processing.map(({ currency, _sum }) => ({ currency, minor: _sum.processingMinor ?? 0n }))
  return {
    received: received.map(({ currency, _sum }) => ({ currency, minor: _sum.amountMinor ?? 0n })),
    expected: sumPerCurrency([...due, ...moving]),
  }
}

function sumPerCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>()
  for (const { currency, minor } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  return [...sums].map(([currency, minor]) => ({ currency, minor }))
}

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

/** Overdue invoices by the stage they have reached; 0 for those that nothing was said about. */
export async function countByStage(businessId: string): Promise<Map<number, number>> {
  const rows = await prisma.$queryRaw<{ stage: number; count: number }[]>`
    SELECT "stage", count(*)::int AS "count" FROM "Invoice"
    WHERE "businessId" = ${businessId}::uuid AND "state" = 'issued' GROUP BY "stage"`
  return new Map(rows.map(({ stage, count }) => [stage, count]))
}

/** M4: overdue for more than a week without a word; the count stops at 100. */
export async function countUntouched(businessId: string, today: PlainDate): Promise<number> {
  return prisma.invoice.count({
    where: {
      businessId,
      state: 'issued',
      firstSentAt: null,
      dueOn: { lt: dayToColumn(addDays(today, -untouchedDays)) },
    },
    take: SHOWN_MAX,
  })
}
