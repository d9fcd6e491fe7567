import { addDays, atLocalHour, compareDays } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'

/** The day of a month on which statements go out: `day` 1 to 31, clamped to shorter months, so that 31 is always the last. */
const dayInMonth = (month: PlainDate, day: number): PlainDate => month.with({ day: Math.min(day, month.daysInMonth) })

/** The next statement day after `after`. */
export function nextStatementDay(day: number, after: PlainDate): PlainDate {
  const first = after.with({ day: 1 })
  const thisMonth = dayInMonth(first, day)
  return compareDays(thisMonth, after) > 0 ? thisMonth : dayInMonth(first.add({ months: 1 }), day)
}

/** The instant of the next run: the business's send hour on its statement day. Null: statements go out on demand only. */
export const nextStatementRun = (
  day: number | null,
  after: PlainDate,
  { timeZone, sendHour }: { readonly timeZone: string; readonly sendHour: number },
): Instant | null => (day === null ? null : atLocalHour(nextStatementDay(day, after), sendHour, timeZone))

/**
 * What a run of statements of activity looks back on: from the day after the statement day before to `today`; a month where
 * there is no statement day.
 */
export function activityOfRun(day: number | null, today: PlainDate) {
  const monthAgo = today.subtract({ months: 1 })
  const before = day === null ? monthAgo : dayInMonth(monthAgo.with({ day: 1 }), day)
  return { kind: 'activity', from: addDays(before, 1), to: today } as const
}
