import { addDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { rollForward } from './send-calendar.ts'
import type { SendCalendar } from './send-calendar.ts'

/** Whether every day of the coming year is followed by a send day within reach. */
export function reachesSendDays(calendar: SendCalendar, from: PlainDate): boolean {
  try {
    for (let day = from, n = 0; n < 366; n += 1, day = addDays(day, 1)) rollForward(day, calendar)
    return true
  } catch {
    return false
  }
}

/** The next send days from `from` on, that day included. */
export function nextSendDays(calendar: SendCalendar, from: PlainDate, count: number): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = from; days.length < count; day = addDays(day, 1)) {
    day = rollForward(day, calendar)
    days.push(day)
  }
  return days
}
