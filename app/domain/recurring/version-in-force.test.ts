import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { versionInForce } from './version-in-force.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const versions = ['2027-03-01', '2026-01-01', '2026-12-15'].map((text) => ({ fromOn: day(text) }))

test.each([
  ['2025-06-01', '2026-01-01'],
  ['2026-01-01', '2026-01-01'],
  ['2026-12-14', '2026-01-01'],
  ['2026-12-15', '2026-12-15'],
  ['2027-02-28', '2026-12-15'],
  ['2030-01-01', '2027-03-01'],
])('the period of %s is made from the version of %s', (period, expected) => {
  expect(versionInForce(versions, day(period)).fromOn.toString()).toBe(expected)
})

test('without any version there is nothing to make', () => {
  expect(() => versionInForce([], day('2026-01-01'))).toThrow(RangeError)
})
