import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import type { ThankYouKind } from '../payment/settlement.ts'

/** Paid this many days ahead counts as early. */
const earlyDays = 5

/** How a payment came, for its thanks: `partial` while something remains, `late` when it was so for one of its invoices, `early` for all. */
export function thankYouKind(dueDays: readonly PlainDate[], paidOn: PlainDate, remaining: Money): ThankYouKind {
  if (isPositive(remaining)) return 'partial'
  if (dueDays.some((dueOn) => compareDays(paidOn, dueOn) > 0)) return 'late'
  return dueDays.every((dueOn) => compareDays(addDays(paidOn, earlyDays), dueOn) <= 0) ? 'early' : 'on_time'
}
