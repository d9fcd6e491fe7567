import { moveRecurring } from '#app/db/write/recurring.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { nextRecurringState } from '#app/domain/recurring/recurring-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inRecurring } from './in-recurring.server.ts'
import type { RecurringCall } from './in-recurring.server.ts'

/** No invoices for now. Periods that begin meanwhile are left out for good. */
export function pauseRecurring(call: RecurringCall): Promise<Result<null, 'not_found' | 'over'>> {
  const { businessId, recurringId: id, actor, now } = call
  return inRecurring(call, async (tx, { recurring, timeZone }) => {
    const { clientId, name, made, nextOn } = recurring
    const state = nextRecurringState(recurring.state, 'pause')
    if (!state) return refuse('over')
    if (!(await moveRecurring(tx, { businessId, id, from: recurring, timeZone }, { state, made, nextOn })))
      return refuse('over')
    const data = { recurringId: id, name }
    await recordEvents(tx, [{ businessId, clientId, type: 'recurring.paused', actor, at: now, data }])
    return ok(null)
  })
}
