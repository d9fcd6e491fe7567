import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { isPositive, isZero, minMoney, subtractMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import type { PlanRow } from './plan-row.ts'

export interface AgreedInstalment extends PlanRow {
  readonly position: number
}

/** `late`: its day has passed and part of it is open; `part_paid`: something arrived before its day. */
export type InstalmentStatus = 'paid' | 'part_paid' | 'due' | 'late' | 'upcoming'

export interface InstalmentStanding extends AgreedInstalment {
  /** What of it has arrived; `paid` and `open` sum to the amount. */
  readonly paid: Money
  readonly open: Money
  readonly status: InstalmentStatus
}

export interface PlanStanding {
  /** What the covered invoices have received since the plan was agreed, at most what it covers. */
  readonly paid: Money
  readonly remaining: Money
  /** By due day. */
  readonly instalments: readonly InstalmentStanding[]
  /** The first that is not paid whole; null when all are. */
  readonly next: InstalmentStanding | null
  readonly isComplete: boolean
}

export interface PlanSums {
  /** What was open on the covered invoices when the terms were agreed: the sum of the rows. */
  readonly covered: Money
  /** What is open of that now; fees and interest that came later are not part of it. */
  readonly balance: Money
  readonly rows: readonly AgreedInstalment[]
  readonly today: PlainDate
}

/**
 * How an agreed plan stands. Whatever lowered the covered balances, however it was paid and in whatever order, fills the
 * instalments by due day, the oldest first, so the parts always sum to what is open. A balance below zero counts as
 * none, one above what is covered as all of it. Errors: RangeError for mixed currencies.
 */
export function planStanding({ covered, balance, rows, today }: PlanSums): PlanStanding {
  const none = zero(covered.currency)
  const remaining = isPositive(balance) ? minMoney(balance, covered) : none
  const paid = subtractMoney(covered, remaining)
  let left = paid
  const instalments = [...rows].sort(byDueDay).map((row): InstalmentStanding => {
    const part = minMoney(row.amount, left)
    left = subtractMoney(left, part)
    const open = subtractMoney(row.amount, part)
    return { ...row, paid: part, open, status: statusOf(row, { paid: part, open, today }) }
  })
  return {
    paid,
    remaining,
    instalments,
    next: instalments.find(({ open }) => isPositive(open)) ?? null,
    isComplete: isZero(remaining),
  }
}

const byDueDay = (a: AgreedInstalment, b: AgreedInstalment): number =>
  compareDays(a.dueOn, b.dueOn) || a.position - b.position

function statusOf(
  { dueOn }: AgreedInstalment,
  { paid, open, today }: { paid: Money; open: Money; today: PlainDate },
): InstalmentStatus {
  if (isZero(open)) return 'paid'
  const order = compareDays(dueOn, today)
  if (order < 0) return 'late'
  if (order === 0) return 'due'
  return isPositive(paid) ? 'part_paid' : 'upcoming'
}
