import { z } from 'zod'
import { readCurrencies } from '#app/db/sql/report-currencies.server.ts'
import { compareDays, dateOf, instantOf, parseDay, startOfDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { monthsBetween } from '#app/domain/reporting/report-month.ts'
import type { ReportScope } from './report-scope.ts'

/** What an address asks a report for. */
export interface ReportRequest {
  readonly scope: ReportScope
  readonly asOf: PlainDate
  /** First and last day of the period; and as instants, the last one excluded. */
  readonly from: PlainDate
  readonly until: PlainDate
  readonly period: { readonly from: Date; readonly until: Date }
  /** The same as the filters show it, with what in the address could not be followed. */
  readonly choice: ReportChoice
}

interface ReportChoice {
  readonly currency: string
  /** Those with invoices; the business's own first. */
  readonly currencies: readonly string[]
  readonly asOf: string
  readonly from: string
  readonly until: string
  readonly today: string
  readonly note: string | null
  /** Months of the period, for the axis of a chart; the latest two years of a longer one. */
  readonly months: readonly string[]
}

const AXIS_MONTHS = 24
const PERIOD_MONTHS = 12
const FIRST_YEAR = 1970

const dayParam = z
  .string()
  .transform((text) => (text === '' ? null : (parseDay(text) ?? ('wrong' as const))))
  .nullable()
const QuerySchema = z.object({ asOf: dayParam, from: dayParam, until: dayParam, currency: z.string().nullable() })

/**
 * Reads `asOf`, `from`, `until` and `currency` of an address. What is left out means today, the last twelve months and the
 * business's own currency; what makes no sense means the same, and is said.
 */
export async function readReportRequest(
  business: { businessId: string; currency: string; timeZone: string },
  search: URLSearchParams,
  now: Date,
): Promise<ReportRequest> {
  const { businessId, timeZone } = business
  const today = todayIn(timeZone, instantOf(now))
  const names = ['asOf', 'from', 'until', 'currency'] as const
  const query = QuerySchema.parse(Object.fromEntries(names.map((name) => [name, search.get(name)])))
  const currencies = [...new Set([business.currency, ...(await readCurrencies(businessId))])]
  const notes: string[] = []
  const dayOr = (day: PlainDate | 'wrong' | null, fallback: PlainDate, shown: string) => {
    if (day !== 'wrong' && (day === null || (compareDays(day, today) <= 0 && day.year >= FIRST_YEAR)))
      return day ?? fallback
    notes.push(`Pick a day that is not ahead of today; ${shown} is shown.`)
    return fallback
  }
  const asOf = dayOr(query.asOf, today, 'today')
  const begun = today.with({ day: 1 }).subtract({ months: PERIOD_MONTHS - 1 })
  const until = dayOr(query.until, today, 'a period up to today')
  const from = dayOr(
    query.from,
    compareDays(begun, until) > 0 ? until.with({ day: 1 }) : begun,
    'the last twelve months',
  )
  const isTurned = compareDays(from, until) > 0
  if (isTurned) notes.push('The period ended before it began; the two days have changed places.')
  const [first, last] = isTurned ? [until, from] : [from, until]
  const known = currencies.find((code) => code === query.currency)
  if (query.currency && !known) notes.push(`There are no invoices in that currency; ${business.currency} is shown.`)
  const currency = known ?? business.currency
  const [note = null] = notes
  return {
    scope: { businessId, timeZone, today, currency },
    ...{ asOf, from: first, until: last },
    choice: {
      ...{ currency, currencies, note, today: today.toString() },
      ...{ asOf: asOf.toString(), from: first.toString(), until: last.toString() },
      months: monthsBetween(first, last, AXIS_MONTHS),
    },
    period: {
      from: dateOf(startOfDay(first, timeZone)),
      until: dateOf(startOfDay(last.add({ days: 1 }), timeZone)),
    },
  }
}
