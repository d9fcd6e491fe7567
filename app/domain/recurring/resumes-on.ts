import { addDays, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { nextPeriod } from './periods.ts'
import type { Rhythm, RhythmEnd } from './periods.ts'

/**
 * The period it goes on with when it is taken up again today: periods that began before are left out, not caught up, and one
 * that has its invoice already does not get another. Null: there is none left.
 */
export function resumesOn(
  { rhythm, end, made }: { readonly rhythm: Rhythm; readonly end: RhythmEnd; readonly made: number },
  lastMade: PlainDate | null,
  today: PlainDate,
): PlainDate | null {
  return nextPeriod(rhythm, end, made, lastMade ? laterDay(today, addDays(lastMade, 1)) : today)
}
