import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { compareDays, todayIn } from '../business-day.ts'
import { comingPeriods, nextPeriod, periodAt, periodFrom, rhythmUnits, runsAt } from './periods.ts'
import type { Rhythm } from './periods.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const monthly: Rhythm = { every: 1, unit: 'month', startOn: day('2026-01-31'), monthEnd: false }
const endless = { endOn: null, countMax: null }
const text = (days: readonly Temporal.PlainDate[]) => days.map(String)

const days = fc.integer({ min: 0, max: 4_000 }).map((n) => day('2020-01-01').add({ days: n }))
const rhythms = fc.record({
  every: fc.integer({ min: 1, max: 24 }),
  unit: fc.constantFrom(...rhythmUnits),
  startOn: days,
  monthEnd: fc.boolean(),
})

test.each<[string, Partial<Rhythm>, string[]]>([
  ['a 31st is clamped, and comes back', {}, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
  ['the 30th of each month', { startOn: day('2026-01-30') }, ['2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30']],
  [
    'month end, whatever the first day',
    { startOn: day('2028-01-15'), monthEnd: true },
    ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
  ],
  [
    'a leap day of every year',
    { unit: 'year', startOn: day('2028-02-29') },
    ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28'],
  ],
  [
    'every second week',
    { every: 2, unit: 'week', startOn: day('2026-12-28') },
    ['2026-12-28', '2027-01-11', '2027-01-25', '2027-02-08'],
  ],
  ['quarters', { every: 3 }, ['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31']],
])('%s', (_what, over, expected) => {
  const rhythm = { ...monthly, ...over }
  expect(text(comingPeriods(rhythm, endless, 0, rhythm.startOn, 4))).toEqual(expected)
})

test('periods strictly increase, and the search from any day finds the first that is not before it', () => {
  fc.assert(
    fc.property(rhythms, days, fc.integer({ min: 0, max: 60 }), (rhythm, from, nth) => {
      expect(compareDays(periodAt(rhythm, nth), periodAt(rhythm, nth + 1))).toBe(-1)
      const found = periodFrom(rhythm, from)
      expect(compareDays(found, from)).toBeGreaterThanOrEqual(0)
      let before = 0
      while (compareDays(periodAt(rhythm, before), found) < 0) before += 1
      expect(periodAt(rhythm, before).equals(found)).toBe(true)
      if (before > 0) expect(compareDays(periodAt(rhythm, before - 1), from)).toBe(-1)
    }),
  )
})

test('month end is always a last day, and a clamped day never leaves its month', () => {
  const ofMonths = rhythms.map((rhythm) => ({ ...rhythm, unit: 'month' as const }))
  fc.assert(
    fc.property(ofMonths, fc.integer({ min: 0, max: 60 }), (rhythm, nth) => {
      const period = periodAt(rhythm, nth)
      const month = rhythm.startOn.toPlainYearMonth().add({ months: rhythm.every * nth })
      expect(period.toPlainYearMonth().equals(month)).toBe(true)
      expect(period.day).toBe(rhythm.monthEnd ? period.daysInMonth : Math.min(rhythm.startOn.day, period.daysInMonth))
    }),
  )
})

test('a count and a last day end it, whichever comes first', () => {
  expect(text(comingPeriods(monthly, { endOn: null, countMax: 3 }, 1, day('2026-02-01'), 9))).toEqual([
    '2026-02-28',
    '2026-03-31',
  ])
  expect(text(comingPeriods(monthly, { endOn: day('2026-03-30'), countMax: 9 }, 0, day('2026-01-31'), 9))).toEqual([
    '2026-01-31',
    '2026-02-28',
  ])
  expect(nextPeriod(monthly, { endOn: day('2026-03-31'), countMax: null }, 0, day('2026-03-31'))?.toString()).toBe(
    '2026-03-31',
  )
  expect(nextPeriod(monthly, { endOn: null, countMax: 2 }, 2, day('2026-03-31'))).toBeNull()
})

test.each(['America/New_York', 'Europe/Berlin', 'Africa/Cairo', 'America/Santiago', 'Pacific/Apia'])(
  'in %s it runs on the day itself, also where clocks change at midnight',
  (zone) => {
    const daily: Rhythm = { every: 1, unit: 'day', startOn: day('2026-01-01'), monthEnd: false }
    for (let nth = 0; nth < 366; nth += 1) {
      const period = periodAt(daily, nth)
      const at = runsAt(period, zone)
      expect(todayIn(zone, at).equals(period)).toBe(true)
      expect(todayIn(zone, at.subtract({ seconds: 1 })).equals(period.subtract({ days: 1 }))).toBe(true)
    }
  },
)
