import { expect, test } from 'vitest'
import { shareOf } from './share.ts'

test.each([
  ['two of three', 2, 3, 66.7],
  ['none of some', 0, 4, 0],
  ['all', 5n, 5n, 100],
  ['half a tenth is rounded up', 1n, 2_000n, 0.1],
  ['of nothing there is no share', 0, 0, null],
  ['more was paid back than came', -1n, 4n, -25],
])('%s', (_rule, part, whole, expected) => expect(shareOf(part, whole)).toBe(expected))

test('a negative whole is a mistake', () => expect(() => shareOf(1, -1)).toThrow(RangeError))
