import { compareDays, endOfMonth, startOfDay } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'

export const rhythmUnits = ['day', 'week', 'month', 'year'] as const
export type RhythmUnit = (typeof rhythmUnits)[number]

export interface Rhythm {
  /** At least 1. */
  readonly every: number
  readonly unit: RhythmUnit
  readonly startOn: PlainDate
  /** The last day of each month, whatever day it starts on; only for months and years. */
  readonly monthEnd: boolean
}

export interface RhythmEnd {
  /** Last day on which a period may begin; null: none. */
  readonly endOn: PlainDate | null
  /** How many periods there are at most; null: no limit. */
  readonly countMax: number | null
}

/**
 * The day of the nth period, from 0. Counted from the start and not from the period before, so that a 31st is clamped to the
 * last day of a shorter month and comes back after it.
 */
export function periodAt({ every, unit, startOn, monthEnd }: Rhythm, nth: number): PlainDate {
  const day = startOn.add({ [`${unit}s`]: every * nth })
  return monthEnd && (unit === 'month' || unit === 'year') ? endOfMonth(day) : day
}

/** The first period on or after `day`. */
export function periodFrom(rhythm: Rhythm, day: PlainDate): PlainDate {
  const { every, unit, startOn } = rhythm
  const passed = Math.floor(startOn.until(day, { largestUnit: unit })[`${unit}s`] / every)
  for (let nth = Math.max(0, passed - 1); ; nth += 1) {
    const period = periodAt(rhythm, nth)
    if (compareDays(period, day) >= 0) return period
  }
}

/** The same, within the end and the count; `made` periods have passed already. Null: it is over. */
export function nextPeriod(rhythm: Rhythm, end: RhythmEnd, made: number, from: PlainDate): PlainDate | null {
  if (end.countMax !== null && made >= end.countMax) return null
  const period = periodFrom(rhythm, from)
  return end.endOn && compareDays(period, end.endOn) > 0 ? null : period
}

/** The next periods from `from` on, at most `count` of them. */
export function comingPeriods(
  rhythm: Rhythm,
  end: RhythmEnd,
  made: number,
  from: PlainDate,
  count: number,
): PlainDate[] {
  const periods: PlainDate[] = []
  let next = nextPeriod(rhythm, end, made, from)
  while (next && periods.length < count) {
    periods.push(next)
    next = nextPeriod(rhythm, end, made + periods.length, next.add({ days: 1 }))
  }
  return periods
}

/** When a period's invoice is made: at the beginning of its day in the business's zone. */
export const runsAt = (period: PlainDate, zone: string): Instant => startOfDay(period, zone)
