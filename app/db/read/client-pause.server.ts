import { dayFromColumn, dayToColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

/** The last day of the pause a client asked for; null where none is in force on `today`. */
export async function findClientPause(
  { businessId, clientId, today }: { businessId: string; clientId: string; today: PlainDate },
  db: Tx | typeof prisma = prisma,
): Promise<PlainDate | null> {
  const hold = await db.hold.findFirst({
    where: { businessId, clientId, kind: 'paused_by_client', releasedAt: null, until: { gte: dayToColumn(today) } },
    orderBy: { until: 'desc' },
    select: { until: true },
  })
  return hold?.until ? dayFromColumn(hold.until) : null
}
