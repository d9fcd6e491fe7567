import { addDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/** The day a call is announced for: two days ahead, never a Saturday or Sunday. */
export function callDay(today: PlainDate): PlainDate {
  const day = addDays(today, 2)
  return day.dayOfWeek > 5 ? addDays(day, 8 - day.dayOfWeek) : day
}
