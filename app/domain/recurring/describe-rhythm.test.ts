import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { describeEnd, describeRhythm } from './describe-rhythm.ts'
import type { Rhythm } from './periods.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each<[string, Rhythm['every'], Rhythm['unit'], string, boolean]>([
  ['Every month on the last day', 1, 'month', '2026-11-12', true],
  ['Every month on the 1st', 1, 'month', '2026-12-01', false],
  ['Every 3 months on the 22nd', 3, 'month', '2026-11-22', false],
  ['Every month on the 13th', 1, 'month', '2026-11-13', false],
  ['Every 2 weeks on Monday', 2, 'week', '2026-11-23', false],
  ['Every year on the 29th of February', 1, 'year', '2028-02-29', false],
  ['Every year on the last day of February', 1, 'year', '2028-02-03', true],
  ['Every 10 days', 10, 'day', '2026-11-23', false],
])('%s', (words, every, unit, startOn, monthEnd) => {
  expect(describeRhythm({ every, unit, startOn: day(startOn), monthEnd })).toBe(words)
})

test.each([
  [null, null, null],
  [null, 12, '12 times'],
  ['2027-06-30', 1, 'once, until 30 June 2027'],
] as const)('an end of %s and %s is said as %s', (endOn, countMax, words) => {
  expect(describeEnd({ endOn: endOn && day(endOn), countMax })).toBe(words)
})
