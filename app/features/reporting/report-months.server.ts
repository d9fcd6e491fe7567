import { keepWhenLarge } from '#app/db/read/keep-when-large.server.ts'
import { readCurrentAtEnds, readLedgerMonths } from '#app/db/sql/report-months.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { monthSeries } from '#app/domain/reporting/month-series.ts'
import type { MonthFigures } from '#app/domain/reporting/month-series.ts'
import { monthsUntil } from '#app/domain/reporting/report-month.ts'
import type { ReportScope } from './report-scope.ts'

/**
 * The last `count` months up to `asOf` from the ledger: billed, collected, owed, days sales outstanding and collection
 * effectiveness, the oldest first. Among very many entries some seconds old.
 */
export const reportMonths = (
  { businessId, currency }: Pick<ReportScope, 'businessId' | 'currency'>,
  asOf: PlainDate,
  count: number,
): Promise<MonthFigures[]> => kept(JSON.stringify([businessId, currency, asOf.toString(), count]))

const kept = keepWhenLarge(async (key: string) => {
  const [businessId, currency, day, count] = JSON.parse(key) as [string, string, string, number]
  const asOf = parseDay(day)
  if (!asOf) throw new RangeError(`not a day: ${day}`)
  const [ledger, currentAt] = await Promise.all([
    readLedgerMonths(businessId, currency, asOf),
    readCurrentAtEnds(businessId, currency, monthsUntil(asOf, count)),
  ])
  return monthSeries(ledger, currentAt, asOf, count)
})
