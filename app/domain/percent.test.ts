import { expect, test } from 'vitest'
import { formatPercent, parsePercent, toPercentString } from './percent.ts'

test.each([
  ['2', 200n],
  ['11.75', 1_175n],
  ['11,7', 1_170n],
  [' 8 % ', 800n],
  ['0.05', 5n],
  ['100', 10_000n],
])('%s is %s basis points', (text, bps) => expect(parsePercent(text)).toBe(bps))

test.each(['', '-1', '1.234', '1e3', 'two', '1,000.00', '999999'])('%j is no per cent', (text) =>
  expect(parsePercent(text)).toBeNull(),
)

test.each([
  [1_175n, '11.75', '11.75 %'],
  [200n, '2', '2 %'],
  [1_000n, '10', '10 %'],
  [5n, '0.05', '0.05 %'],
  [0n, '0', '0 %'],
])('%s basis points are written %s', (bps, wire, words) => {
  expect(toPercentString(bps)).toBe(wire)
  expect(formatPercent(bps)).toBe(words)
})
