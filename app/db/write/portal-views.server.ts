import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

/** One more button pressed by a person on the page of this link. */
export async function countPerson(
  tx: Tx,
  { businessId, linkId, onDay, now }: { businessId: string; linkId: string; onDay: PlainDate; now: Date },
): Promise<void> {
  const key = { businessId, linkId, onDay: dayToColumn(onDay), reader: 'person' }
  await tx.portalView.upsert({
    where: { businessId_linkId_onDay_reader: key },
    create: { ...key, count: 1, firstAt: now, lastAt: now },
    update: { count: { increment: 1 }, lastAt: now },
  })
}
