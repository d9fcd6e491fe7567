import { expect, test } from 'vitest'
import { defaultPlanRules, rulesIn } from './plan-rules.ts'

test.each([
  ['USD', 5_000n],
  ['JPY', 50n],
  ['KWD', 50_000n],
])('fifty units of %s are the least instalment, unless the business says otherwise', (currency, least) => {
  expect(defaultPlanRules(currency).minInstalmentMinor).toBe(least)
  const dollars = { ...defaultPlanRules('USD'), autoAcceptMaxMinor: 100_000n }
  expect(rulesIn(dollars, 'USD', currency)).toMatchObject({
    minInstalmentMinor: least,
    autoAcceptMaxMinor: (least * 100_000n) / 5_000n,
  })
})

test('no sum to accept by itself stays none', () => {
  expect(rulesIn(defaultPlanRules('USD'), 'USD', 'JPY').autoAcceptMaxMinor).toBeNull()
})
