import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { rateEntry, ratesFor, recoveryFee } from './interest-presets.ts'

test.each([
  ['eu', 215n, 'year', 1_015n, 'EU reference rate 2.15 % + 8 points'],
  ['uk', 375n, 'year', 1_175n, 'Bank of England base rate 3.75 % + 8 points'],
  ['agreed', 1_200n, 'year', 1_200n, 'As agreed'],
  ['agreed', 150n, 'month', 1_800n, 'As agreed, 1.5 % a month'],
] as const)('%s: %s basis points a %s make %s', (preset, entered, per, annualBps, label) =>
  expect(rateEntry(preset, entered, per)).toEqual({ annualBps, label }),
)

test.each([
  ['eu', 1n, 'EUR', 4_000n],
  ['eu', 5_000_000n, 'EUR', 4_000n],
  ['eu', 100_000n, 'USD', null],
  ['uk', 99_999n, 'GBP', 4_000n],
  ['uk', 100_000n, 'GBP', 7_000n],
  ['uk', 999_999n, 'GBP', 7_000n],
  ['uk', 1_000_000n, 'GBP', 10_000n],
  ['uk', 100_000n, 'EUR', null],
  ['uk', 0n, 'GBP', null],
  ['agreed', 100_000n, 'EUR', null],
  [null, 100_000n, 'EUR', null],
] as const)('recovery under %s for %s %s: %s', (preset, debt, currency, expected) =>
  expect(recoveryFee(preset, money(debt, currency))).toEqual(expected === null ? null : money(expected, currency)),
)

test('the UK rate is the one on the day interest began, and stays; the EU rate changes with each half-year', () => {
  const rates = [
    { fromDay: Temporal.PlainDate.from('2026-01-01'), annualBps: 1_175n },
    { fromDay: Temporal.PlainDate.from('2026-07-01'), annualBps: 1_150n },
  ]
  const began = Temporal.PlainDate.from('2026-03-15')
  expect(ratesFor('uk', rates, began)).toEqual([{ fromDay: began, annualBps: 1_175n }])
  expect(ratesFor('eu', rates, began)).toBe(rates)
})
