import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { presetRate, ratesFor, recoveryFee } from './interest-presets.ts'

test.each([
  ['the EU adds eight points to the reference rate', 'eu', 215n, 1_015n],
  ['the UK adds eight points to the base rate', 'uk', 375n, 1_175n],
  ['an agreed rate stays as it is', 'agreed', 1_200n, 1_200n],
] as const)('%s', (_rule, preset, entered, expected) => expect(presetRate(preset, entered)).toBe(expected))

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
