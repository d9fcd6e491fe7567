import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { compareMoney, isPositive, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { mostInstalments } from './plan-rules.ts'
import type { PlanRow } from './plan-row.ts'

export const planRhythms = ['weekly', 'fortnightly', 'monthly'] as const
export type PlanRhythm = (typeof planRhythms)[number]

/**
 * The days of `count` instalments. Monthly ones keep the day of the first where the month has it, else the month's last:
 * 31 January, 28 February, 31 March.
 */
export function planDays(first: PlainDate, rhythm: PlanRhythm, count: number): PlainDate[] {
  const after = (n: number): PlainDate => {
    if (rhythm === 'monthly') return first.add({ months: n })
    return first.add({ weeks: rhythm === 'weekly' ? n : 2 * n })
  }
  return Array.from({ length: count }, (_, n) => after(n))
}

export interface PlanWish {
  readonly total: Money
  /** Without the down payment. */
  readonly count: number
  readonly firstOn: PlainDate
  readonly rhythm: PlanRhythm
  /** Paid before the rest is divided; null: nothing is. */
  readonly downPayment: PlanRow | null
  /** The client's own amounts in place of equal ones, one for each instalment. */
  readonly amounts?: readonly Money[] | null
}

export type WishRefusal = 'bad_count' | 'bad_down_payment' | 'down_payment_late' | 'amounts_missing'

/**
 * The rows of what was asked for: a down payment if any, then `count` amounts in its rhythm. Equal amounts are rounded down to
 * the minor unit and the remainder lies on the last (R19), so they sum to the total exactly; own amounts stay as they are typed,
 * see `offBy`. Errors: `bad_count` below one, above the most rows a plan may have, or with less than a minor unit each.
 */
export function planRows(wish: PlanWish): Result<PlanRow[], WishRefusal> {
  const { total, count, firstOn, rhythm, downPayment, amounts = null } = wish
  if (!Number.isInteger(count) || count < 1 || count > mostInstalments) return refuse('bad_count')
  if (downPayment) {
    if (downPayment.amount.currency !== total.currency || !isPositive(downPayment.amount))
      return refuse('bad_down_payment')
    if (compareMoney(downPayment.amount, total) >= 0) return refuse('bad_down_payment')
    if (compareDays(downPayment.dueOn, firstOn) >= 0) return refuse('down_payment_late')
  }
  const rest = downPayment ? subtractMoney(total, downPayment.amount) : total
  if (amounts && amounts.length !== count) return refuse('amounts_missing')
  if (rest.minor < BigInt(count)) return refuse('bad_count')
  const parts = amounts ?? equalParts(rest, count)
  const rows = planDays(firstOn, rhythm, count).flatMap((dueOn, n) => {
    const amount = parts[n]
    return amount ? [{ dueOn, amount }] : []
  })
  return ok(downPayment ? [downPayment, ...rows] : rows)
}

function equalParts({ minor, currency }: Money, count: number): Money[] {
  const each = minor / BigInt(count)
  return Array.from({ length: count }, (_, n) => ({
    minor: n === count - 1 ? minor - each * BigInt(count - 1) : each,
    currency,
  }))
}

/** What the rows are too much (positive) or too little (negative) for the whole; zero when they fit. */
export const offBy = (rows: readonly PlanRow[], total: Money): Money =>
  subtractMoney(
    sumMoney(
      rows.map(({ amount }) => amount),
      total.currency,
    ),
    total,
  )

/**
 * The same days and shares for another whole, since balances move while a plan is talked about: each row in proportion,
 * rounded down, the remainder on the last. Rows that would be nothing are left out.
 */
export function rescaleRows(rows: readonly PlanRow[], total: Money): PlanRow[] {
  const before = sumMoney(
    rows.map(({ amount }) => amount),
    total.currency,
  )
  if (before.minor <= 0n || total.minor <= 0n) return []
  let left = total.minor
  const scaled = rows.map(({ dueOn, amount }, n) => {
    const minor = n === rows.length - 1 ? left : (amount.minor * total.minor) / before.minor
    left -= minor
    return { dueOn, amount: { ...total, minor } }
  })
  return scaled.filter(({ amount }) => isPositive(amount))
}
