import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { aging, agingBucket } from './aging.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['a day before', '2026-03-02', 'current'],
  ['the due date itself', '2026-03-01', 'current'],
  ['one day late', '2026-02-28', '1-30'],
  ['30 days late', '2026-01-30', '1-30'],
  ['31 days late', '2026-01-29', '31-60'],
  ['60 days late', '2025-12-31', '31-60'],
  ['90 days late', '2025-12-01', '61-90'],
  ['91 days late', '2025-11-30', '90+'],
])('%s', (_rule, dueOn, bucket) => expect(agingBucket(day(dueOn), day('2026-03-01'))).toBe(bucket))

test('every bucket is there, and the parts sum to the whole', () => {
  const open = ['2026-03-01', '2026-02-01', '2026-02-02', '2025-01-01'].map((dueOn, i) => ({
    dueOn: day(dueOn),
    count: i + 1,
    amount: { minor: BigInt(100 * (i + 1)), currency: 'USD' },
  }))
  const rows = aging(open, 'USD', day('2026-03-01'))
  expect(rows.map(({ bucket, count, amount }) => [bucket, count, amount.minor])).toEqual([
    ['current', 1, 100n],
    ['1-30', 5, 500n],
    ['31-60', 0, 0n],
    ['61-90', 0, 0n],
    ['90+', 4, 400n],
  ])
})
