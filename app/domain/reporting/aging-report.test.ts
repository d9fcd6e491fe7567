import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { agingReport } from './aging-report.ts'
import type { OpenGroup } from './aging-report.ts'

const asOf = Temporal.PlainDate.from('2026-03-01')
const group = (daysLate: number, stage: number, count: number, minor: bigint, disputed = 0n): OpenGroup => ({
  dueOn: asOf.subtract({ days: daysLate }),
  ...{ stage, count, minor, disputedCount: disputed > 0n ? 1 : 0, disputedMinor: disputed },
})

test('what is open by lateness and by stage, disputes inside and named', () => {
  const report = agingReport([group(0, 0, 1, 100n), group(1, 3, 2, 200n, 50n), group(91, 3, 1, 400n)], asOf)
  expect(report.total).toEqual({ count: 4, minor: 700n, disputedCount: 1, disputedMinor: 50n })
  expect(report.overdueMinor).toBe(600n)
  expect(report.buckets.map(({ bucket, minor, disputedMinor }) => [bucket, minor, disputedMinor])).toEqual([
    ['current', 100n, 0n],
    ['1-30', 200n, 50n],
    ['31-60', 0n, 0n],
    ['61-90', 0n, 0n],
    ['90+', 400n, 0n],
  ])
  expect(report.stages.map(({ stage, count, byBucket }) => [stage, count, byBucket])).toEqual([
    [0, 1, [100n, 0n, 0n, 0n, 0n]],
    [3, 3, [0n, 200n, 0n, 0n, 400n]],
  ])
})

test('buckets and stages each sum to the total', () => {
  const any = fc.array(
    fc.record({
      late: fc.integer({ min: -60, max: 200 }),
      stage: fc.integer({ min: 0, max: 8 }),
      count: fc.integer({ min: 1, max: 9 }),
      minor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    }),
  )
  fc.assert(
    fc.property(any, (rows) => {
      const report = agingReport(
        rows.map(({ late, stage, count, minor }) => group(late, stage, count, minor, minor / 2n)),
        asOf,
      )
      for (const parts of [report.buckets, report.stages]) {
        expect(parts.reduce((sum, { minor }) => sum + minor, 0n)).toBe(report.total.minor)
        expect(parts.reduce((sum, { disputedMinor }) => sum + disputedMinor, 0n)).toBe(report.total.disputedMinor)
      }
    }),
  )
})
