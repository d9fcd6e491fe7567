import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { compareMoney, divideHalfUp, isPositive, isZero } from '../money.ts'
import type { Money } from '../money.ts'
import { firstPaymentWithinDays, mostInstalments } from './plan-rules.ts'
import type { PlanRules } from './plan-rules.ts'
import type { PlanRow } from './plan-row.ts'
import { offBy } from './plan-schedule.ts'

/** What is wrong with rows whoever offers them. `sum_off`: too much (positive) or too little (negative) for the whole. */
export type PlanFault =
  | { readonly kind: 'no_rows' | 'too_many_rows' | 'not_positive' | 'not_ascending' | 'in_past' }
  | { readonly kind: 'sum_off'; readonly by: Money }

export function planFaults(
  rows: readonly PlanRow[],
  { total, today }: { total: Money; today: PlainDate },
): PlanFault[] {
  const [first] = rows
  if (!first) return [{ kind: 'no_rows' }]
  if (rows.length > mostInstalments) return [{ kind: 'too_many_rows' }]
  if (rows.some(({ amount }) => amount.currency !== total.currency || !isPositive(amount)))
    return [{ kind: 'not_positive' }]
  const off = offBy(rows, total)
  const isAscending = rows.every(({ dueOn }, n) => {
    const before = rows[n - 1]
    return !before || compareDays(before.dueOn, dueOn) < 0
  })
  return [
    ...(isAscending ? [] : [{ kind: 'not_ascending' } as const]),
    ...(rows.some(({ dueOn }) => compareDays(dueOn, today) < 0) ? [{ kind: 'in_past' } as const] : []),
    ...(isZero(off) ? [] : [{ kind: 'sum_off', by: off } as const]),
  ]
}

/** A business's limits, reckoned for one sum and one day. */
export interface PlanLimits {
  readonly count: number
  readonly months: number
  readonly smallest: Money
  /** Zero: the first payment may be as small as any. Rounded half up. */
  readonly firstAtLeast: Money
  readonly firstBy: PlainDate
}

export const planLimits = (
  { maxInstalments, maxMonths, minInstalmentMinor, minFirstBps }: PlanRules,
  total: Money,
  today: PlainDate,
): PlanLimits => ({
  count: maxInstalments,
  months: maxMonths,
  smallest: { ...total, minor: minInstalmentMinor },
  firstAtLeast: { ...total, minor: divideHalfUp(total.minor * BigInt(minFirstBps), 10_000n) },
  firstBy: addDays(today, firstPaymentWithinDays),
})

/** How many instalments the limits allow at most for a sum; less than two: it is too small to be divided. */
export function mostAllowed({ count, smallest }: PlanLimits, total: Money): number {
  if (!isPositive(smallest)) return count
  return Math.min(count, Number(total.minor / smallest.minor))
}

export const planLimitKeys = ['count', 'months', 'smallest', 'first_share', 'first_day'] as const
export type PlanLimitKey = (typeof planLimitKeys)[number]

/** One limit, and whether the rows keep to it. */
export interface GuardRail {
  readonly limit: PlanLimitKey
  readonly isKept: boolean
}

/** Every limit in the order it is shown (R19). Rows without faults are taken for granted. */
export function guardRails(rows: readonly PlanRow[], limits: PlanLimits): GuardRail[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const kept: Record<PlanLimitKey, boolean> = {
    count: rows.length <= limits.count,
    months: compareDays(last.dueOn, first.dueOn.add({ months: limits.months })) <= 0,
    smallest: rows.every(({ amount }) => compareMoney(amount, limits.smallest) >= 0),
    first_share: compareMoney(first.amount, limits.firstAtLeast) >= 0,
    first_day: compareDays(first.dueOn, limits.firstBy) <= 0,
  }
  return planLimitKeys.map((limit) => ({ limit, isKept: kept[limit] }))
}

export const brokenLimits = (rails: readonly GuardRail[]): PlanLimitKey[] =>
  rails.filter(({ isKept }) => !isKept).map(({ limit }) => limit)

/** Whether a client's proposal inside all limits is agreed at once, or a person decides. */
export function acceptsByItself({ autoAcceptMaxMinor }: PlanRules, total: Money, rails: readonly GuardRail[]): boolean {
  return autoAcceptMaxMinor !== null && total.minor <= autoAcceptMaxMinor && rails.every(({ isKept }) => isKept)
}
