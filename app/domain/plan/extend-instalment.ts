import { addDays, compareDays, daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { isPositive } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { InstalmentStanding } from './plan-standing.ts'

export interface Extension {
  readonly position: number
  readonly dueOn: PlainDate
  /** True: later instalments move by as many days; false: they keep their days. */
  readonly shiftsLater: boolean
}

export interface InstalmentMove {
  readonly instalment: InstalmentStanding
  readonly to: PlainDate
}

export type ExtendRefusal = 'no_such_instalment' | 'already_paid' | 'not_later' | 'already_over' | 'too_far'

/** Nobody means a day further away than this. */
const mostDaysAhead = 366

/**
 * Which instalments get which new day when one of them is given more time: only unpaid ones move, and only to a later day
 * that is not over. The first move is the one that was asked for.
 */
export function extendInstalments(
  instalments: readonly InstalmentStanding[],
  { position, dueOn, shiftsLater }: Extension,
  today: PlainDate,
): Result<readonly InstalmentMove[], ExtendRefusal> {
  const extended = instalments.find((one) => one.position === position)
  if (!extended) return refuse('no_such_instalment')
  if (!isPositive(extended.open)) return refuse('already_paid')
  if (compareDays(dueOn, extended.dueOn) <= 0) return refuse('not_later')
  if (compareDays(dueOn, today) < 0) return refuse('already_over')
  if (daysBetween(today, dueOn) > mostDaysAhead) return refuse('too_far')
  const days = daysBetween(extended.dueOn, dueOn)
  const later = instalments.filter(
    (one) => one !== extended && isPositive(one.open) && compareDays(one.dueOn, extended.dueOn) >= 0,
  )
  const shifted = shiftsLater ? later.map((one) => ({ instalment: one, to: addDays(one.dueOn, days) })) : []
  return ok([{ instalment: extended, to: dueOn }, ...shifted])
}
