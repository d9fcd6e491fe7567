import { readLastPeriod } from '#app/db/read/last-period.server.ts'
import type { RecurringVersion } from '#app/db/read/recurring.server.ts'
import { putVersion } from '#app/db/write/recurring.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { compareDays } from '#app/domain/business-day.ts'
import { invoiceTotals } from '#app/domain/invoice/totals.ts'
import { toDecimalString } from '#app/domain/money.ts'
import { checkRecurring } from '#app/domain/recurring/check-recurring.ts'
import type { RecurringRefusal } from '#app/domain/recurring/check-recurring.ts'
import { versionInForce } from '#app/domain/recurring/version-in-force.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inRecurring } from './in-recurring.server.ts'
import type { RecurringCall } from './in-recurring.server.ts'

/**
 * Other lines for every period from a day on. A day whose period has its invoice already is refused: what was invoiced stays,
 * and nothing is prorated.
 */
export function changePrice(
  call: RecurringCall & { version: RecurringVersion },
): Promise<Result<null, 'not_found' | 'made_already' | RecurringRefusal>> {
  const { businessId, recurringId, version, actor, now } = call
  return inRecurring<null, RecurringRefusal | 'made_already'>(call, async (tx, { recurring }) => {
    const { clientId, name, rhythm, end, termsDays, currency, versions } = recurring
    const { fromOn, lines } = version
    const checked = checkRecurring({ rhythm, end, termsDays, currency, lines, pricing: version })
    if (!checked.ok) return checked
    const last = await readLastPeriod(tx, businessId, recurringId)
    if (last && compareDays(fromOn, last) <= 0) return refuse('made_already')
    const before = versionInForce(versions, fromOn)
    const was = invoiceTotals(before.lines, currency, before).total
    await putVersion(tx, { businessId, recurringId }, version)
    const changes = { total: { before: toDecimalString(was), after: toDecimalString(checked.value) } }
    const data = { recurringId, name, fromOn: fromOn.toString(), changes }
    await recordEvents(tx, [{ businessId, clientId, type: 'recurring.price_changed', actor, at: now, data }])
    return ok(null)
  })
}
