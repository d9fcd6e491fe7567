import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { checkPattern, formatNumber, nextInSeries, patternOf } from './number-series.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['INV-{YYYY}-{0000}', 7, '2026-03-09', 'INV-2026-0007'],
  ['{YY}{MM}/{00}', 112, '2026-03-09', '2603/112'],
  ['{0}', 1, '2026-03-09', '1'],
])('%s is written %s', (pattern, count, on, expected) => expect(formatNumber(pattern, count, day(on))).toBe(expected))

test.each([
  ['INV-{0000}', false, true],
  [' {YYYY}/{0} ', true, true],
  ['INV-{0000}', true, 'needs_year'],
  ['INV', false, 'no_counter'],
  ['{DD}-{0}', false, 'unknown_part'],
  ['{0}{00}', false, 'unknown_part'],
  [`${'x'.repeat(40)}{0}`, false, 'too_long'],
])('%j, yearly %s: %s', (text, yearly, expected) => {
  const checked = checkPattern(text, yearly)
  expect(checked.ok || checked.reason).toBe(expected)
})

describe('the next number', () => {
  const yearly = { pattern: 'R{YYYY}-{00}', next: 12, yearly: true, year: 2026 }
  test.each([
    ['goes on within the year', yearly, '2026-12-31', 'R2026-12', 13, 2026],
    ['begins again with a new year', yearly, '2027-01-01', 'R2027-01', 2, 2027],
    ['never goes back to a year that is over', { ...yearly, year: 2027 }, '2026-12-31', 'R2027-12', 13, 2027],
    ['takes the first invoice’s year', { ...yearly, year: null, next: 1 }, '2026-01-05', 'R2026-01', 2, 2026],
    ['knows no year without being told', { ...yearly, yearly: false }, '2031-01-05', 'R2031-12', 13, 2026],
  ])('%s', (_rule, series, on, number, next, year) =>
    expect(nextInSeries(series, day(on))).toEqual({ number, series: { ...series, next, year } }),
  )

  test('no two invoices of a series bear the same number, in whatever order their days come', () => {
    const days = fc.integer({ min: 0, max: 1_200 }).map((offset) => day('2025-01-01').add({ days: offset }))
    fc.assert(
      fc.property(fc.array(days, { maxLength: 60 }), fc.boolean(), (issued, isYearly) => {
        let series = { pattern: '{YYYY}-{000}', next: 1, yearly: isYearly, year: null as number | null }
        const numbers = issued.map((on) => {
          const taken = nextInSeries(series, on)
          series = { ...series, ...taken.series }
          return taken.number
        })
        expect(new Set(numbers).size).toBe(numbers.length)
      }),
    )
  })
})

test.each([
  [[], 'INV-{0000}', false, 'INV-'],
  [['2041', '2042', '2041-R1'], '{0000}', false, ''],
  [['INV-2026-0007', 'INV-2026-0008', 'X1'], 'INV-{YYYY}-{0000}', true, 'INV-2026-'],
  [['A-9', 'A-10'], 'A-{0}', false, 'A-'],
  [['draft', '{odd}7'], 'INV-{0000}', false, 'INV-'],
])('%j go on as %s', (numbers, pattern, yearly, stem) =>
  expect(patternOf(numbers, 2026)).toEqual({ pattern, yearly, stem }),
)
