import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { explainedPosting, explainImported } from './explain-imported.ts'

const on = Temporal.PlainDate.from('2026-11-01')
const sum = (parts: readonly { minor: bigint }[]) => parts.reduce((total, { minor }) => total + minor, 0n)

test('what is explained and what is left are what was imported, and never more than was named', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2_000n }), amounts, (minor, imported) => {
      const given = imported.map((part) => ({ on, minor: part }))
      const { parts, left } = explainImported(minor, given)
      expect(sum(parts) + sum(left)).toBe(sum(given))
      expect(sum(parts)).toBe(minor < sum(given) ? minor : sum(given))
      expect([...parts, ...left].every((part) => part.minor > 0n)).toBe(true)
    }),
  )
})

test('the earliest goes first, and goes back on its own day', () => {
  const later = on.add({ days: 9 })
  const imported = [
    { on, minor: 30n },
    { on: later, minor: 50n },
  ]
  expect(explainImported(40n, imported)).toEqual({
    parts: [
      { on, minor: 30n },
      { on: later, minor: 10n },
    ],
    left: [{ on: later, minor: 40n }],
  })
  const { key, entries } = explainedPosting('p-1', 0, { invoiceId: invoiceId('i-1'), minor: 30n, currency: 'USD' })
  expect(key).toBe('reversal/import/p-1/0')
  expect(entries.map(({ account, amount }) => [account, amount.minor])).toEqual([
    ['receivable', 30n],
    ['clearing', -30n],
  ])
})
