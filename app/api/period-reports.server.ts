import { z } from 'zod'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { readDisputeSums } from '#app/db/sql/report-disputes.server.ts'
import type { DisputeSum } from '#app/db/sql/report-disputes.server.ts'
import { reportFunnel } from '#app/features/reporting/report-funnel.server.ts'
import { reportMonths } from '#app/features/reporting/report-months.server.ts'
import { reportPromises } from '#app/features/reporting/report-promises.server.ts'
import { DayOutSchema, DaySchema } from './day-schema.ts'
import { answer, operation } from './operation.ts'
import { PeriodQuerySchema, periodOf, scopeOf, SumSchema, WantedCurrencySchema } from './report-scope.server.ts'
import type { ReportPeriod } from './report-scope.server.ts'

const MONTHS = 12

const headFields = { from: DayOutSchema, until: DayOutSchema, currency: z.string() }
const headOf = ({ scope, from, until }: ReportPeriod) => ({
  ...{ from: from.toString(), until: until.toString(), currency: scope.currency },
})

const FunnelSchema = z
  .strictObject({
    ...headFields,
    stages: z.array(
      z.strictObject({
        stage: z.enum(stageKeys).nullable(),
        reached: z.int().meta({ description: 'Invoices at which it was taken.' }),
        paid: z.int().meta({ description: 'Settled after it and before the next step.' }),
        movedOn: z.int().meta({ description: 'The next step was taken.' }),
        collected: SumSchema,
        averageDays: z.number().nullable().meta({ description: 'From the step to settlement.' }),
      }),
    ),
  })
  .meta({ id: 'Funnel' })

const EffectivenessSchema = z
  .strictObject({
    asOf: DayOutSchema,
    currency: z.string(),
    months: z.array(
      z.strictObject({
        month: z.string().meta({ description: 'YYYY-MM', examples: ['2026-11'] }),
        beginning: SumSchema.meta({ description: 'Owed before its first day.' }),
        netBilled: SumSchema.meta({ description: 'Billed and charged, less what was credited.' }),
        collected: SumSchema,
        owed: SumSchema.meta({ description: 'On its last day.' }),
        overdue: SumSchema.meta({ description: 'What of `owed` was past due.' }),
        writtenOff: SumSchema,
        discounted: SumSchema,
        effectiveness: z
          .number()
          .nullable()
          .meta({ description: 'Collection effectiveness, per cent; null: nothing was to be collected.' }),
      }),
    ),
  })
  .meta({ id: 'Effectiveness' })

const PromisesReportSchema = z
  .strictObject({
    ...headFields,
    promises: z.array(
      z.strictObject({
        month: z.string(),
        ...{ made: z.int(), kept: z.int(), broken: z.int(), pending: z.int(), cancelled: z.int() },
        ...{ promisedAmount: SumSchema, keptAmount: SumSchema },
        medianAhead: z.number().nullable().meta({ description: 'Days between the promise and its day.' }),
      }),
    ),
    plans: z.array(
      z.strictObject({
        month: z.string(),
        ...{ agreed: z.int(), active: z.int(), completed: z.int(), defaulted: z.int(), cancelled: z.int() },
        ...{ coveredAmount: SumSchema, completedAmount: SumSchema },
      }),
    ),
  })
  .meta({ id: 'PromisesReport' })

const DisputeSumSchema = z.strictObject({
  name: z.string().meta({ description: 'The month, the reason or the outcome.' }),
  ...{ opened: z.int(), resolved: z.int(), withdrawn: z.int(), credited: SumSchema },
  daysToAnswer: z.number().nullable().meta({ description: 'Median.' }),
  daysToEnd: z.number().nullable().meta({ description: 'Median.' }),
})

const DisputesReportSchema = z
  .strictObject({
    ...headFields,
    months: z.array(DisputeSumSchema),
    reasons: z.array(DisputeSumSchema),
    outcomes: z.array(DisputeSumSchema),
    all: DisputeSumSchema.nullable(),
  })
  .meta({ id: 'DisputesReport' })

const disputeSumOut = ({ creditedMinor, ...sum }: DisputeSum): z.output<typeof DisputeSumSchema> => ({
  ...{ name: sum.name, opened: sum.opened, resolved: sum.resolved, withdrawn: sum.withdrawn },
  ...{ credited: Number(creditedMinor), daysToAnswer: sum.daysToAnswer, daysToEnd: sum.daysToEnd },
})

export const periodReportOperations = [
  operation({
    id: 'getFunnel',
    method: 'GET',
    path: '/reports/funnel',
    tag: 'reports',
    summary: 'What each stage of follow-up brought in',
    scope: 'read',
    query: PeriodQuerySchema,
    out: FunnelSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const asked = await periodOf(businessId, query, now)
      const stages = (await reportFunnel(asked)).map(({ level, collectedMinor, ...figures }) => ({
        ...{ stage: stageKeys[level - 1] ?? null, reached: figures.reached, paid: figures.paid },
        ...{ movedOn: figures.movedOn, collected: Number(collectedMinor), averageDays: figures.averageDays },
      }))
      return answer({ ...headOf(asked), stages })
    },
  }),
  operation({
    id: 'getEffectiveness',
    method: 'GET',
    path: '/reports/effectiveness',
    tag: 'reports',
    summary: 'Billed, collected and owed, month by month',
    description: 'The last twelve months, the oldest first.',
    scope: 'read',
    query: z.strictObject({
      asOf: DaySchema.optional().meta({ description: "Today in the business's zone, when left out." }),
      currency: WantedCurrencySchema,
    }),
    out: EffectivenessSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const scope = await scopeOf(businessId, query.currency, now)
      const asOf = query.asOf ?? scope.today
      const months = (await reportMonths(scope, asOf, MONTHS)).map((figures) => ({
        ...{ month: figures.month, beginning: Number(figures.beginning), netBilled: Number(figures.netBilled) },
        ...{ collected: Number(figures.collected), owed: Number(figures.owed), overdue: Number(figures.overdue) },
        ...{ writtenOff: Number(figures.writtenOff), discounted: Number(figures.discounted) },
        effectiveness: figures.effectiveness,
      }))
      return answer({ asOf: asOf.toString(), currency: scope.currency, months })
    },
  }),
  operation({
    id: 'getPromisesReport',
    method: 'GET',
    path: '/reports/promises',
    tag: 'reports',
    summary: 'How promises and plans were kept, by month',
    description: 'Months without any are left out.',
    scope: 'read',
    query: PeriodQuerySchema,
    out: PromisesReportSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const asked = await periodOf(businessId, query, now)
      const { promises, plans } = await reportPromises(asked)
      return answer({
        ...headOf(asked),
        promises: promises.map(({ promisedMinor, keptMinor, ...row }) => ({
          ...{ month: row.month, made: row.made, kept: row.kept, broken: row.broken, pending: row.pending },
          ...{ cancelled: row.cancelled, medianAhead: row.medianAhead },
          ...{ promisedAmount: Number(promisedMinor), keptAmount: Number(keptMinor) },
        })),
        plans: plans.map(({ coveredMinor, completedMinor, ...row }) => ({
          ...{ month: row.month, agreed: row.agreed, active: row.active, completed: row.completed },
          ...{ defaulted: row.defaulted, cancelled: row.cancelled },
          ...{ coveredAmount: Number(coveredMinor), completedAmount: Number(completedMinor) },
        })),
      })
    },
  }),
  operation({
    id: 'getDisputesReport',
    method: 'GET',
    path: '/reports/disputes',
    tag: 'reports',
    summary: 'Disputes of a period: how many, why, how they ended',
    scope: 'read',
    query: PeriodQuerySchema,
    out: DisputesReportSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const asked = await periodOf(businessId, query, now)
      const { months, reasons, outcomes, all } = await readDisputeSums({ ...asked.scope, ...asked.period })
      return answer({
        ...headOf(asked),
        ...{ months: months.map(disputeSumOut), reasons: reasons.map(disputeSumOut) },
        ...{ outcomes: outcomes.map(disputeSumOut), all: all && disputeSumOut(all) },
      })
    },
  }),
]
