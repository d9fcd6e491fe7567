import { daysBetween } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { addMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'

export const agingBuckets = ['current', '1-30', '31-60', '61-90', '90+'] as const
export type AgingBucket = (typeof agingBuckets)[number]

/** Days past the due date, as the field counts them (R28): on the due date itself nothing is late. */
export function agingBucket(dueOn: PlainDate, asOf: PlainDate): AgingBucket {
  const late = daysBetween(dueOn, asOf)
  if (late <= 0) return 'current'
  if (late <= 30) return '1-30'
  if (late <= 60) return '31-60'
  return late <= 90 ? '61-90' : '90+'
}

/** Open invoices that fall due on one day. */
export interface OpenOnDay {
  readonly dueOn: PlainDate
  readonly count: number
  readonly amount: Money
}

export interface AgingRow {
  readonly bucket: AgingBucket
  readonly count: number
  readonly amount: Money
}

/** Every bucket in order, the empty ones too. Errors: RangeError for another currency than the one asked for. */
export function aging(open: readonly OpenOnDay[], currency: string, asOf: PlainDate): AgingRow[] {
  return agingBuckets.map((bucket) =>
    open
      .filter(({ dueOn }) => agingBucket(dueOn, asOf) === bucket)
      .reduce<AgingRow>(
        (sum, day) => ({ bucket, count: sum.count + day.count, amount: addMoney(sum.amount, day.amount) }),
        { bucket, count: 0, amount: zero(currency) },
      ),
  )
}
