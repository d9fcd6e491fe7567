import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysSalesOutstanding } from './dso.ts'

const months = [
  { month: '2026-03', days: 10, billed: 1_000n },
  { month: '2026-02', days: 28, billed: 2_000n },
  { month: '2026-01', days: 31, billed: 0n },
  { month: '2025-12', days: 31, billed: 4_000n },
]

describe('days sales outstanding by count-back', () => {
  test.each([
    ['nothing owed', 0n, 0, false],
    ['credit', -5n, 0, false],
    ['half of the running month', 500n, 5, false],
    ['the running month whole', 1_000n, 10, false],
    ['and a quarter of the one before', 1_500n, 17, false],
    ['a month without billing counts whole', 3_001n, 69, false],
    ['and part of the one behind it', 5_000n, 84.5, false],
    ['all that was ever billed', 7_000n, 100, false],
    ['more than was ever billed', 7_001n, 100, true],
  ])('%s', (_rule, receivable, days, isAtLeast) =>
    expect(daysSalesOutstanding(receivable, months)).toMatchObject({ days, isAtLeast }),
  )

  test('the working names what was left at each month', () =>
    expect(
      daysSalesOutstanding(1_500n, months).steps.map(({ month, left, counted }) => [month, left, counted]),
    ).toEqual([
      ['2026-03', 1_500n, 10],
      ['2026-02', 500n, 7],
    ]))

  test('more owed never means fewer days', () => {
    const owed = fc.bigInt({ min: 0n, max: 10_000n })
    fc.assert(
      fc.property(owed, owed, (a, more) => {
        const [less, greater] = [daysSalesOutstanding(a, months), daysSalesOutstanding(a + more, months)]
        expect(greater.days).toBeGreaterThanOrEqual(less.days)
      }),
    )
  })
})
