import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

/** The latest period of a rhythm that has its invoice; null where none has. */
export async function readLastPeriod(tx: Tx, businessId: string, recurringId: string): Promise<PlainDate | null> {
  const last = await tx.invoice.findFirst({
    where: { businessId, recurringId },
    orderBy: { periodOn: 'desc' },
    select: { periodOn: true },
  })
  return last?.periodOn ? dayFromColumn(last.periodOn) : null
}
