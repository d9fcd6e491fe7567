import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { compareDays } from '../business-day.ts'
import { activityOfRun, nextStatementDay, nextStatementRun } from './statement-schedule.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  [1, '2026-11-23', '2026-12-01'],
  [23, '2026-11-23', '2026-12-23'],
  [24, '2026-11-23', '2026-11-24'],
  [31, '2026-11-23', '2026-11-30'],
  [31, '2026-11-30', '2026-12-31'],
  [30, '2027-01-31', '2027-02-28'],
])('day %i after %s is %s', (of, after, expected) => {
  expect(nextStatementDay(of, day(after)).toString()).toBe(expected)
})

test('every run is later than the one before, one in each month, and its activity begins where the last ended', () => {
  const starts = fc.integer({ min: 0, max: 2_000 }).map((n) => day('2024-01-01').add({ days: n }))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), starts, (of, after) => {
      const first = nextStatementDay(of, after)
      const second = nextStatementDay(of, first)
      expect(compareDays(first, after)).toBe(1)
      expect(second.toPlainYearMonth().equals(first.toPlainYearMonth().add({ months: 1 }))).toBe(true)
      expect(activityOfRun(of, second).from.equals(first.add({ days: 1 }))).toBe(true)
    }),
  )
})

test('it runs at the send hour where the business is; without a day not at all', () => {
  const business = { timeZone: 'Europe/Berlin', sendHour: 9 }
  expect(nextStatementRun(1, day('2026-11-23'), business)?.toString()).toBe('2026-12-01T08:00:00Z')
  expect(nextStatementRun(null, day('2026-11-23'), business)).toBeNull()
})
