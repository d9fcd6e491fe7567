import { addDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/** The days on which a business writes to its clients. */
export interface SendCalendar {
  /** ISO weekdays, 1 is Monday; at least one. */
  readonly sendDays: readonly number[]
  /** Days that are none whatever the weekday, as YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>
}

export const everyDay: SendCalendar = { sendDays: [1, 2, 3, 4, 5, 6, 7], holidays: new Set() }

/** No calendar rests longer than this; one that does is taken as broken rather than searched for ever. */
const longestRest = 60

export const isSendDay = (day: PlainDate, { sendDays, holidays }: SendCalendar): boolean =>
  sendDays.includes(day.dayOfWeek) && !holidays.has(day.toString())

/** `day`, or the next send day after it. Errors: RangeError for a calendar without any. */
export const rollForward = (day: PlainDate, calendar: SendCalendar): PlainDate => roll(day, calendar, 1)

/** `day`, or the last send day before it: a note that announces a day must not come after it (R15). */
export const rollBack = (day: PlainDate, calendar: SendCalendar): PlainDate => roll(day, calendar, -1)

function roll(day: PlainDate, calendar: SendCalendar, step: 1 | -1): PlainDate {
  let at = day
  for (let tries = 0; tries <= longestRest; tries += 1) {
    if (isSendDay(at, calendar)) return at
    at = addDays(at, step)
  }
  throw new RangeError('this calendar has no send day')
}

/**
 * The day `count` business days after `day` (before it when negative). Business days are Monday to Friday without
 * holidays, whatever the days a business chooses to write on.
 */
export function addBusinessDays(day: PlainDate, count: number, calendar: SendCalendar): PlainDate {
  const step = count < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step)
    if (at.dayOfWeek <= 5 && !calendar.holidays.has(at.toString())) left -= 1
  }
  return at
}
