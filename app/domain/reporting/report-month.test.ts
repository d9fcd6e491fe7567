import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { monthsBetween, monthsUntil } from './report-month.ts'

const months = (asOf: string, count: number) =>
  monthsUntil(Temporal.PlainDate.from(asOf), count).map(({ month, last, days }) => [month, last.toString(), days])

test('the last month stops on the day asked for', () =>
  expect(months('2026-03-10', 3)).toEqual([
    ['2026-01', '2026-01-31', 31],
    ['2026-02', '2026-02-28', 28],
    ['2026-03', '2026-03-10', 10],
  ]))

test('a month that is over counts whole, across the turn of a year', () =>
  expect(months('2024-02-29', 3)).toEqual([
    ['2023-12', '2023-12-31', 31],
    ['2024-01', '2024-01-31', 31],
    ['2024-02', '2024-02-29', 29],
  ]))

test.each([
  ['2026-01-31', '2026-02-01', ['2026-01', '2026-02']],
  ['2026-02-10', '2026-02-10', ['2026-02']],
  ['2025-01-01', '2026-02-28', ['2025-12', '2026-01', '2026-02']],
])('from %s to %s, at most three', (from, until, expected) => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  expect(monthsBetween(day(from), day(until), 3)).toEqual(expected)
})
