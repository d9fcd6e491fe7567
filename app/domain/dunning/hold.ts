import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

export const holdKinds = [
  'manual',
  'dispute',
  'promise',
  'plan',
  'proposal',
  'processing',
  'already_paid',
  'hardship',
  'agency',
] as const
export type HoldKind = (typeof holdKinds)[number]

/** Nothing is sent while a hold is active. `until` is its last day in the business's zone; null: until someone lifts it. */
export interface Hold {
  readonly kind: HoldKind
  readonly until: PlainDate | null
  readonly reason: string
}

const isActive = (hold: Hold, today: PlainDate) => hold.until === null || compareDays(today, hold.until) <= 0

/** The first day after a hold; null for one without end. */
export const holdEndsOn = (hold: Hold): PlainDate | null => hold.until && addDays(hold.until, 1)

/**
 * The hold that decides today: the active one that lasts longest, an open-ended one before all others; null when none is
 * active. A hold ends by itself the day after `until` (R16).
 */
export function activeHold(holds: readonly Hold[], today: PlainDate): Hold | null {
  return holds.reduce<Hold | null>((longest, hold) => {
    if (!isActive(hold, today) || longest?.until === null) return longest
    if (!longest || hold.until === null) return hold
    return compareDays(hold.until, longest.until) > 0 ? hold : longest
  }, null)
}
