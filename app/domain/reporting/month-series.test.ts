import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { monthSeries } from './month-series.ts'

const month = (name: string, receivable: bigint, billed: bigint, more: object = {}) => ({
  ...{ month: name, receivable, billed, credited: 0n, charged: 0n, collected: 0n, writtenOff: 0n, discounted: 0n },
  ...more,
})
const ledger = [
  month('2025-11', 1_000n, 1_000n),
  // Nothing at all in December.
  month('2026-01', 200n, 600n, { collected: 400n }),
  month('2026-02', -700n, 300n, { collected: 900n, credited: 100n }),
]
const asOf = Temporal.PlainDate.from('2026-02-14')

test('each month begins where the one before ended, quiet ones too', () => {
  const series = monthSeries(ledger, new Map([['2026-02', 100n]]), asOf, 3)
  expect(series.map((row) => [row.month, row.beginning, row.owed, row.current, row.overdue])).toEqual([
    ['2025-12', 1_000n, 1_000n, 0n, 1_000n],
    ['2026-01', 1_000n, 1_200n, 0n, 1_200n],
    ['2026-02', 1_200n, 500n, 100n, 400n],
  ])
  // 300 of 14 days, then 200 of January's 600.
  expect(series.at(-1)?.dso).toMatchObject({ days: 24.3, isAtLeast: false })
  // (1200 + 200 − 500) of (1200 + 200 − 100)
  expect(series.at(-1)).toMatchObject({ netBilled: 200n, effectiveness: 69.2 })
})

test('books shorter than the report begin with nothing', () => {
  const series = monthSeries(ledger.slice(2), new Map(), asOf, 2)
  expect(series.map(({ beginning, owed }) => [beginning, owed])).toEqual([
    [0n, 0n],
    [0n, -700n],
  ])
  expect(monthSeries([], new Map(), asOf, 2)).toHaveLength(2)
})
