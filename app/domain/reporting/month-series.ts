import { collectionEffectiveness } from './collection-effectiveness.ts'
import { daysSalesOutstanding } from './dso.ts'
import type { BilledMonth, DaysSalesOutstanding } from './dso.ts'
import { monthsUntil } from './report-month.ts'
import type { ReportMonth } from './report-month.ts'
import { daysBetween, parseDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/** What the ledger gained in one month, in minor units of one currency; void invoices count nowhere. */
export interface LedgerMonth {
  readonly month: string
  /** By how much more is owed than before it. */
  readonly receivable: bigint
  readonly billed: bigint
  readonly credited: bigint
  /** Fees and interest, less what was waived. */
  readonly charged: bigint
  /** Money that came, less what was given back. */
  readonly collected: bigint
  readonly writtenOff: bigint
  readonly discounted: bigint
}

/** One month as the reports show it; sums as in `LedgerMonth`. */
export interface MonthFigures extends LedgerMonth, ReportMonth {
  /** Owed before its first day, and on its last. */
  readonly beginning: bigint
  readonly owed: bigint
  /** What of `owed` was not yet due. */
  readonly current: bigint
  readonly overdue: bigint
  /** Billed and charged, less what was credited. */
  readonly netBilled: bigint
  readonly effectiveness: number | null
  readonly dso: DaysSalesOutstanding
}

const nothing = { receivable: 0n, billed: 0n, credited: 0n, charged: 0n, collected: 0n, writtenOff: 0n, discounted: 0n }

/**
 * The last `count` months up to `asOf` from the whole ledger, the oldest first. `ledger`: every month with entries, in order;
 * `currentAt`: what was not yet due at the end of each month shown.
 */
export function monthSeries(
  ledger: readonly LedgerMonth[],
  currentAt: ReadonlyMap<string, bigint>,
  asOf: PlainDate,
  count: number,
): MonthFigures[] {
  const known = new Map(ledger.map((month) => [month.month, month]))
  const all = monthsUntil(asOf, Math.max(count, monthsOfBooks(ledger, asOf)))
  const billed: BilledMonth[] = []
  let owed = 0n
  const figures = all.map((place): MonthFigures => {
    const sums = known.get(place.month) ?? { ...nothing, month: place.month }
    const beginning = owed
    owed += sums.receivable
    billed.unshift({ month: place.month, days: place.days, billed: sums.billed })
    const current = currentAt.get(place.month) ?? 0n
    const netBilled = sums.billed + sums.charged - sums.credited
    const facts = { beginning, billed: netBilled, ending: owed, endingCurrent: current }
    return {
      ...{ ...sums, ...place, beginning, owed, current, overdue: owed - current, netBilled },
      effectiveness: collectionEffectiveness(facts),
      dso: daysSalesOutstanding(owed, billed),
    }
  })
  return figures.slice(-count)
}

function monthsOfBooks([first]: readonly LedgerMonth[], asOf: PlainDate): number {
  const begun = first && parseDay(`${first.month}-01`)
  if (!begun || daysBetween(begun, asOf) < 0) return 0
  return begun.until(asOf.with({ day: 1 }), { largestUnit: 'month' }).months + 1
}
