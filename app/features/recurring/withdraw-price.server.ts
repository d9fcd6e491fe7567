import { dayToColumn } from '#app/db/calendar-day.ts'
import { readLastPeriod } from '#app/db/read/last-period.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { compareDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inRecurring } from './in-recurring.server.ts'
import type { RecurringCall } from './in-recurring.server.ts'

/** Takes back other lines that no invoice was made with yet; the first ones cannot be taken back. */
export function withdrawPrice(
  call: RecurringCall & { fromOn: PlainDate },
): Promise<Result<null, 'not_found' | 'made_already'>> {
  const { businessId, recurringId, fromOn, actor, now } = call
  return inRecurring(call, async (tx, { recurring: { clientId, name, versions } }) => {
    const position = versions.findIndex((version) => version.fromOn.equals(fromOn))
    if (position < 1) return refuse('not_found')
    const last = await readLastPeriod(tx, businessId, recurringId)
    if (last && compareDays(fromOn, last) <= 0) return refuse('made_already')
    const key = { businessId, recurringId, fromOn: dayToColumn(fromOn) }
    await tx.recurringVersion.delete({ where: { businessId_recurringId_fromOn: key } })
    const data = { recurringId, name, fromOn: fromOn.toString() }
    await recordEvents(tx, [{ businessId, clientId, type: 'recurring.price_withdrawn', actor, at: now, data }])
    return ok(null)
  })
}
