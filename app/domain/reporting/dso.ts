import { divideHalfUp } from '../money.ts'

/** What was billed in one month. */
export interface BilledMonth {
  readonly month: string
  /** Days of it that count: all, or for the month that runs, those that have passed. */
  readonly days: number
  readonly billed: bigint
}

export interface CountBackStep extends BilledMonth {
  /** What of the receivables was still to be explained before this month. */
  readonly left: bigint
  /** Days this month adds, with one decimal. */
  readonly counted: number
}

export interface DaysSalesOutstanding {
  /** With one decimal. */
  readonly days: number
  /** True where more is owed than all months given have billed: the true figure is higher. */
  readonly isAtLeast: boolean
  /** Month by month, the newest first. */
  readonly steps: readonly CountBackStep[]
}

/**
 * Days sales outstanding by count-back (R28): the newest months' billing is taken off what is owed, month by month; each
 * month that is used up adds its days, the last one the share of its days that is needed. A month without billing adds
 * its days whole. Units: minor units of one currency. Rounding: half up to a tenth of a day, in the last month only.
 * `months`: the newest first. Receivables of nothing or less: 0 days. Errors: RangeError for negative billing.
 */
export function daysSalesOutstanding(receivable: bigint, months: readonly BilledMonth[]): DaysSalesOutstanding {
  const steps: CountBackStep[] = []
  let left = receivable
  for (const month of months) {
    if (month.billed < 0n) throw new RangeError(`dso: negative billing in ${month.month}`)
    if (left <= 0n) break
    const isWhole = left >= month.billed
    const tenths = isWhole ? BigInt(month.days * 10) : divideHalfUp(left * BigInt(month.days * 10), month.billed)
    steps.push({ ...month, left, counted: Number(tenths) / 10 })
    left = isWhole ? left - month.billed : 0n
  }
  const tenths = steps.reduce((sum, { counted }) => sum + Math.round(counted * 10), 0)
  return { days: tenths / 10, isAtLeast: left > 0n, steps }
}
