import { readLastPeriod } from '#app/db/read/last-period.server.ts'
import { moveRecurring } from '#app/db/write/recurring.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { resumesOn } from '#app/domain/recurring/resumes-on.ts'
import { nextRecurringState } from '#app/domain/recurring/recurring-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inRecurring } from './in-recurring.server.ts'
import type { RecurringCall } from './in-recurring.server.ts'

/** Goes on with what was paused or ended: what began before today stays left out, today's period is made today. */
export function resumeRecurring(
  call: RecurringCall,
): Promise<Result<{ nextOn: PlainDate }, 'not_found' | 'over' | 'no_period_left'>> {
  const { businessId, recurringId: id, actor, now } = call
  return inRecurring(call, async (tx, { recurring, timeZone, today }) => {
    const { clientId, name, made } = recurring
    const state = nextRecurringState(recurring.state, 'resume')
    if (!state) return refuse('over')
    const lastMade = await readLastPeriod(tx, businessId, id)
    const nextOn = resumesOn(recurring, lastMade, today)
    if (!nextOn) return refuse('no_period_left')
    if (!(await moveRecurring(tx, { businessId, id, from: recurring, timeZone }, { state, made, nextOn })))
      return refuse('over')
    const data = { recurringId: id, name, nextOn: nextOn.toString() }
    await recordEvents(tx, [{ businessId, clientId, type: 'recurring.resumed', actor, at: now, data }])
    return ok({ nextOn })
  })
}
