import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { activityParts } from './account-activity.ts'
import type { AccountMovement } from './account-activity.ts'

const first = Temporal.PlainDate.from('2026-01-01')
const sum = (minor: bigint, currency = 'USD') => ({ minor, currency })
const movement = (after: number, minor: bigint, currency = 'USD'): AccountMovement => ({
  ...{ on: first.add({ days: after }), kind: minor > 0n ? 'issued' : 'paid', numbers: ['1'], applied: null },
  amount: sum(minor, currency),
})

test('each row bears what was owed after it', () => {
  const [part] = activityParts([sum(100n)], [movement(9, -300n), movement(2, 500n)])
  expect(part?.rows.map(({ balance }) => balance.minor)).toEqual([600n, 300n])
  expect(part?.closing.minor).toBe(300n)
})

test('a currency without anything is left out, one with an opening balance is not', () => {
  expect(activityParts([sum(0n, 'EUR'), sum(-5n, 'GBP')], []).map(({ currency }) => currency)).toEqual(['GBP'])
})

test('opening and movements make the closing balance, in every currency', () => {
  const amounts = fc.bigInt(-(10n ** 9n), 10n ** 9n)
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), amounts, fc.constantFrom('USD', 'EUR')))
  fc.assert(
    fc.property(rows, amounts, (facts, opening) => {
      const parts = activityParts(
        [sum(opening)],
        facts.map(([after, minor, currency]) => movement(after, minor, currency)),
      )
      for (const { currency, closing, rows: shown } of parts) {
        const own = facts.filter(([, , of]) => of === currency)
        expect(shown).toHaveLength(own.length)
        expect(closing.minor).toBe(own.reduce((all, [, minor]) => all + minor, currency === 'USD' ? opening : 0n))
        expect(shown.map(({ on }) => on.toString())).toEqual(shown.map(({ on }) => on.toString()).sort())
      }
    }),
  )
})
