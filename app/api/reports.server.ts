import { z } from 'zod'
import { compareDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import { aging, agingBuckets } from '#app/domain/reporting/aging.ts'
import { prisma } from '#app/db/client.server.ts'
import { openByDueDay, openByDueDayAsOf } from '#app/db/sql/open-by-due-day.server.ts'
import { DayOutSchema, DaySchema } from './day-schema.ts'
import { CurrencySchema } from './money-schema.ts'
import { answer, operation } from './operation.ts'

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

export const reportOperations = [
  operation({
    id: 'getAging',
    method: 'GET',
    path: '/reports/aging',
    tag: 'reports',
    summary: 'What is owed, by how late it is',
    scope: 'read',
    query: z.strictObject({
      asOf: DaySchema.optional().meta({ description: "Today in the business's zone, when left out." }),
      currency: CurrencySchema.optional().meta({ description: "The business's own, when left out." }),
    }),
    out: AgingSchema,
    handle: async ({ caller: { businessId }, query, now }) => {
      const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
      const today = todayIn(business.timeZone, instantOf(now))
      const { asOf = today, currency = business.currency } = query
      const isPast = compareDays(asOf, today) < 0
      const open = isPast
        ? await openByDueDayAsOf(businessId, currency, asOf)
        : await openByDueDay(businessId, currency)
      const buckets = aging(open, currency, asOf).map((row) => ({ ...row, amount: Number(row.amount.minor) }))
      return answer({ asOf: asOf.toString(), currency, buckets })
    },
  }),
]
