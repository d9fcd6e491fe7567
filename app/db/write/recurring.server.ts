import { dayToColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { RecurringVersion } from '#app/db/read/recurring.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { dateOf } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { runsAt } from '#app/domain/recurring/periods.ts'
import { storedLines } from '#app/domain/recurring/recurring-lines.ts'
import type { RecurringState } from '#app/domain/recurring/recurring-state.ts'

/** Where a rhythm stands: what it does next, and when that is done where the business is. */
export interface RecurringPlace {
  readonly state: RecurringState
  readonly made: number
  readonly nextOn: PlainDate | null
}

export const columnsOfPlace = ({ state, made, nextOn }: RecurringPlace, zone: string) => ({
  ...{ state, made },
  nextOn: nextOn && dayToColumn(nextOn),
  nextRunAt: state === 'active' && nextOn ? dateOf(runsAt(nextOn, zone)) : null,
})

/** Moves a rhythm from the place it was found at. False where somebody moved it first. */
export async function moveRecurring(
  tx: Tx,
  ref: { businessId: string; id: string; from: RecurringPlace; timeZone: string },
  to: RecurringPlace,
): Promise<boolean> {
  const { businessId, id, from, timeZone } = ref
  const { count } = await tx.recurringInvoice.updateMany({
    where: { businessId, id, state: from.state, made: from.made, nextOn: from.nextOn && dayToColumn(from.nextOn) },
    data: columnsOfPlace(to, timeZone),
  })
  return count === 1
}

/** What the invoices say from a day on; takes the place of another version of that day. */
export async function putVersion(
  tx: Tx,
  { businessId, recurringId }: { businessId: string; recurringId: string },
  { fromOn, lines, taxInclusive, rebateBps }: RecurringVersion,
): Promise<void> {
  const key = { businessId, recurringId, fromOn: dayToColumn(fromOn) }
  const data = { lines: storedLines(lines) satisfies Prisma.InputJsonArray, taxInclusive, rebateBps }
  await tx.recurringVersion.upsert({
    where: { businessId_recurringId_fromOn: key },
    create: { ...key, ...data },
    update: data,
  })
}
