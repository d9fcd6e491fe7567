import { z } from 'zod'
import { compareDays, dateOf, instantOf, startOfDay, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { ReportScope } from '#app/features/reporting/report-scope.ts'
import { DaySchema } from './day-schema.ts'
import { CurrencySchema } from './money-schema.ts'

export const WantedCurrencySchema = CurrencySchema.optional().meta({
  description: "The business's own, when left out.",
})
export const SumSchema = z.number().meta({ description: 'Minor units of `currency`.' })

/** Query of a report about a period. */
export const PeriodQuerySchema = z.strictObject({
  from: DaySchema.optional().meta({ description: 'The first of the month eleven months ago, when left out.' }),
  until: DaySchema.optional().meta({ description: "Today in the business's zone, when left out." }),
  currency: WantedCurrencySchema,
})

export async function scopeOf(businessId: string, currency: string | undefined, now: Date): Promise<ReportScope> {
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { timeZone: true, currency: true },
  })
  const { timeZone } = business
  return { businessId, timeZone, currency: currency ?? business.currency, today: todayIn(timeZone, instantOf(now)) }
}

export interface ReportPeriod {
  readonly scope: ReportScope
  readonly from: PlainDate
  readonly until: PlainDate
  /** The same as instants, the last one excluded. */
  readonly period: { readonly from: Date; readonly until: Date }
}

/** A period that ends before it begins is turned round. */
export async function periodOf(
  businessId: string,
  query: z.output<typeof PeriodQuerySchema>,
  now: Date,
): Promise<ReportPeriod> {
  const scope = await scopeOf(businessId, query.currency, now)
  const until = query.until ?? scope.today
  const from = query.from ?? until.with({ day: 1 }).subtract({ months: 11 })
  const [first, last] = compareDays(from, until) > 0 ? [until, from] : [from, until]
  return {
    ...{ scope, from: first, until: last },
    period: {
      from: dateOf(startOfDay(first, scope.timeZone)),
      until: dateOf(startOfDay(last.add({ days: 1 }), scope.timeZone)),
    },
  }
}
