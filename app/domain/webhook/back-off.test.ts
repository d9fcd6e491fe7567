import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOff } from './back-off.ts'

const HOUR_MS = 3_600_000

test('ten tries in a little more than three days', () => {
  const pauses = Array.from({ length: 9 }, (_, n) => backOff(n + 1, 0) ?? 0)
  expect(pauses.slice(0, 3)).toEqual([5_000, 300_000, 1_800_000])
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(75 * HOUR_MS + 35 * 60_000 + 5_000)
  expect(backOff(10, 0)).toBeNull()
})

test('each pause is longer than the one before, whatever chance adds', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tries, one, other) => (backOff(tries + 1, one) ?? 0) > (backOff(tries, other) ?? Infinity),
    ),
  ))

test('before the first try there is no pause', () => expect(() => backOff(0, 0)).toThrow(RangeError))
