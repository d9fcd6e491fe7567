import { compareDays, daysBetween, endOfMonth } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/** One calendar month of a report; the last one may still run. */
export interface ReportMonth {
  /** YYYY-MM */
  readonly month: string
  readonly first: PlainDate
  /** Its last day, or the day the report is for where that comes first. */
  readonly last: PlainDate
  /** Days of it that have passed, `last` included. */
  readonly days: number
}

/** The month of `asOf` and those before it, `count` in all, the oldest first. */
export function monthsUntil(asOf: PlainDate, count: number): ReportMonth[] {
  const newest = asOf.with({ day: 1 })
  return Array.from({ length: count }, (_, n) => {
    const first = newest.subtract({ months: count - 1 - n })
    const end = endOfMonth(first)
    const last = compareDays(end, asOf) > 0 ? asOf : end
    return { month: first.toString().slice(0, 7), first, last, days: daysBetween(first, last) + 1 }
  })
}

/** Every month that `from` to `until` touches, as YYYY-MM, at most `most`: the latest ones. */
export function monthsBetween(from: PlainDate, until: PlainDate, most: number): string[] {
  const first = from.with({ day: 1 })
  const count = first.until(until.with({ day: 1 }), { largestUnit: 'month' }).months + 1
  return monthsUntil(until, Math.max(0, Math.min(count, most))).map(({ month }) => month)
}
