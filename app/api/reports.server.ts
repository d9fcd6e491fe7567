import { z } from 'zod'
import { compareDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { agingBuckets } from '#app/domain/reporting/aging.ts'
import { reportAging } from '#app/features/reporting/report-aging.server.ts'
import { reportForecast } from '#app/features/reporting/report-forecast.server.ts'
import { reportMonths } from '#app/features/reporting/report-months.server.ts'
import { DayOutSchema, DaySchema } from './day-schema.ts'
import { answer, operation } from './operation.ts'
import { scopeOf, SumSchema, WantedCurrencySchema } from './report-scope.server.ts'

const MONTHS = 12

const AsOfSchema = DaySchema.optional().meta({ description: "Today in the business's zone, when left out." })

const AgingSchema = z
  .strictObject({
    asOf: DayOutSchema,
    currency: z.string(),
    buckets: z.array(
      z.strictObject({
        bucket: z.enum(agingBuckets).meta({ description: 'Days past the due date.' }),
        count: z.int().meta({ description: 'Open invoices.' }),
        amount: z.number().meta({ description: 'Minor units of `currency`, still owed.' }),
      }),
    ),
  })
  .meta({ id: 'Aging' })

const DsoSchema = z
  .strictObject({
    asOf: DayOutSchema,
    currency: z.string(),
    days: z.number().meta({ description: 'Days sales outstanding on `asOf`, to a tenth of a day.' }),
    isAtLeast: z.boolean().meta({ description: 'True where more is owed than was ever billed: the figure is higher.' }),
    months: z
      .array(
        z.strictObject({
          month: z.string().meta({ description: 'YYYY-MM', examples: ['2026-11'] }),
          billed: SumSchema,
          owed: SumSchema.meta({
            description: 'Minor units of `currency`, on the last day of the month or on `asOf`.',
          }),
          days: z.number(),
        }),
      )
      .meta({ description: 'The last twelve months, the oldest first.' }),
  })
  .meta({ id: 'Dso' })

const ForecastSchema = z
  .strictObject({
    asOf: DayOutSchema,
    currency: z.string(),
    weeks: z
      .array(
        z.strictObject({
          ...{ from: DayOutSchema, until: DayOutSchema },
          promises: SumSchema.meta({ description: 'Pending promises, weighted by the share that is kept.' }),
          plans: SumSchema.meta({ description: 'Instalments of active plans.' }),
          invoices: SumSchema.meta({ description: "Other invoices, on their due day and their client's usual delay." }),
          total: SumSchema,
        }),
      )
      .meta({ description: 'Twelve weeks of seven days, the first from `asOf` on.' }),
    later: SumSchema.meta({ description: 'Expected after these weeks.' }),
    pastUsualDay: SumSchema.meta({ description: 'Invoices later than their client ever is: no day can be named.' }),
    disputed: SumSchema.meta({ description: 'In dispute.' }),
    doubted: SumSchema.meta({ description: 'Promised, but not counted on.' }),
    besidePlans: SumSchema.meta({ description: 'Fees and interest on invoices under a plan that came after it.' }),
  })
  .meta({ id: 'Forecast' })

const notAhead = (asOf: PlainDate | undefined, today: PlainDate): PlainDate =>
  asOf && compareDays(asOf, today) < 0 ? asOf : today

export const reportOperations = [
  operation({
    id: 'getAging',
    method: 'GET',
    path: '/reports/aging',
    tag: 'reports',
    summary: 'What is owed, by how late it is',
    scope: 'read',
    query: z.strictObject({ asOf: AsOfSchema, currency: WantedCurrencySchema }),
    out: AgingSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const scope = await scopeOf(businessId, query.currency, now)
      const { asOf = scope.today } = query
      const report = await reportAging(scope, asOf)
      const buckets = report.buckets.map(({ bucket, count, minor }) => ({ bucket, count, amount: Number(minor) }))
      return answer({ asOf: asOf.toString(), currency: scope.currency, buckets })
    },
  }),
  operation({
    id: 'getDso',
    method: 'GET',
    path: '/reports/dso',
    tag: 'reports',
    summary: 'Days sales outstanding, by count-back',
    description: 'A day ahead of today counts as today.',
    scope: 'read',
    query: z.strictObject({ asOf: AsOfSchema, currency: WantedCurrencySchema }),
    out: DsoSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const scope = await scopeOf(businessId, query.currency, now)
      const asOf = notAhead(query.asOf, scope.today)
      const months = await reportMonths(scope, asOf, MONTHS)
      const { days = 0, isAtLeast = false } = months.at(-1)?.dso ?? {}
      return answer({
        ...{ asOf: asOf.toString(), currency: scope.currency, days, isAtLeast },
        months: months.map(({ month, billed, owed, dso }) => ({
          ...{ month, billed: Number(billed), owed: Number(owed), days: dso.days },
        })),
      })
    },
  }),
  operation({
    id: 'getForecast',
    method: 'GET',
    path: '/reports/forecast',
    tag: 'reports',
    summary: 'Money expected in the next twelve weeks',
    description:
      'Weeks, `later`, `pastUsualDay`, `disputed`, `doubted` and `besidePlans` sum to all that is open today.',
    scope: 'read',
    query: z.strictObject({ currency: WantedCurrencySchema }),
    out: ForecastSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const scope = await scopeOf(businessId, query.currency, now)
      const made = await reportForecast(scope, now)
      return answer({
        ...{ asOf: scope.today.toString(), currency: scope.currency },
        weeks: made.weeks.map(({ from, until, ...sums }) => ({
          ...{ from: from.toString(), until: until.toString(), promises: Number(sums.promises) },
          ...{ plans: Number(sums.plans), invoices: Number(sums.invoices), total: Number(sums.total) },
        })),
        ...{ later: Number(made.later), pastUsualDay: Number(made.pastUsualDay), disputed: Number(made.disputed) },
        ...{ doubted: Number(made.doubted), besidePlans: Number(made.besidePlans) },
      })
    },
  }),
]
