import { compareDays, laterDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/**
 * The day the books know money by that a person recorded: the day it came, not the day somebody wrote it down. `notBefore`: the
 * days its invoices were issued, and given up where they were: before them there was nothing it could pay, or bring back. Never
 * a day still to come.
 */
export function bookedOn(received: PlainDate, notBefore: readonly PlainDate[], today: PlainDate): PlainDate {
  const day = notBefore.reduce(laterDay, received)
  return compareDays(day, today) > 0 ? today : day
}
