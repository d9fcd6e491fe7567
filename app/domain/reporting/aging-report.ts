import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { agingBucket, agingBuckets } from './aging.ts'
import type { AgingBucket } from './aging.ts'

/** Open invoices of one currency that share a due day and a stage; minor units. */
export interface OpenGroup {
  readonly dueOn: PlainDate
  /** Level reached, 0 for none. */
  readonly stage: number
  readonly count: number
  readonly minor: bigint
  readonly disputedCount: number
  readonly disputedMinor: bigint
}

/** A sum of what is open; what is in dispute stands inside it and is named beside it (R28). */
export interface AgingSum {
  readonly count: number
  readonly minor: bigint
  readonly disputedCount: number
  readonly disputedMinor: bigint
}

export interface AgingReport {
  readonly total: AgingSum
  /** All five, in order. */
  readonly buckets: readonly (AgingSum & { readonly bucket: AgingBucket })[]
  /** Stages that occur, in order, each with its five buckets. */
  readonly stages: readonly (AgingSum & { readonly stage: number; readonly byBucket: readonly bigint[] })[]
  /** What is past its due date. */
  readonly overdueMinor: bigint
}

const sumOf = (groups: readonly OpenGroup[]): AgingSum =>
  groups.reduce<AgingSum>(
    (sum, group) => ({
      count: sum.count + group.count,
      minor: sum.minor + group.minor,
      disputedCount: sum.disputedCount + group.disputedCount,
      disputedMinor: sum.disputedMinor + group.disputedMinor,
    }),
    { count: 0, minor: 0n, disputedCount: 0, disputedMinor: 0n },
  )

/** Sorts what was open on `asOf` by how late it was, and by stage. The parts of each sum to the total. */
export function agingReport(groups: readonly OpenGroup[], asOf: PlainDate): AgingReport {
  const inBucket = (bucket: AgingBucket, of: readonly OpenGroup[]) =>
    of.filter(({ dueOn }) => agingBucket(dueOn, asOf) === bucket)
  const stages = [...new Set(groups.map(({ stage }) => stage))].sort((a, b) => a - b)
  return {
    total: sumOf(groups),
    buckets: agingBuckets.map((bucket) => ({ bucket, ...sumOf(inBucket(bucket, groups)) })),
    stages: stages.map((stage) => {
      const own = groups.filter((group) => group.stage === stage)
      return { stage, ...sumOf(own), byBucket: agingBuckets.map((bucket) => sumOf(inBucket(bucket, own)).minor) }
    }),
    overdueMinor: sumOf(groups.filter(({ dueOn }) => compareDays(dueOn, asOf) < 0)).minor,
  }
}
