import { z } from 'zod'
import { addDays, instantOf, todayIn } from '#app/domain/business-day.ts'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { placeHold } from '#app/features/holds/place-hold.server.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { holdOut } from './invoice-out.server.ts'
import { HoldOutSchema } from './invoice-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound } from './problem.ts'
import { paragraph } from './text-schema.ts'

const NewHoldSchema = z
  .strictObject({
    kind: z.enum(['manual', 'hardship']),
    reason: paragraph(500).meta({ description: 'Why; shown on the desk.' }),
    amount: MoneySchema.nullish().meta({ description: 'Only this much rests; without it, all of the invoice.' }),
    until: DaySchema.nullish().meta({ description: 'The last day of rest; without it, until someone lifts it.' }),
    reviewOn: DaySchema.nullish().meta({
      description: 'When somebody looks at a hold without `until` again; 30 days ahead when left out.',
    }),
    stopsCharges: z.boolean().default(true).meta({ description: 'True: fees and interest rest as well.' }),
  })
  .meta({ id: 'NewHold' })

const REVIEW_DAYS = 30

const HoldOnRecordSchema = HoldOutSchema.extend({
  id: z.uuid(),
  invoiceId: z.uuid().nullable().meta({ description: 'Null: it rests all invoices of the client, or of everybody.' }),
  amount: MoneySchema.nullable().meta({ description: 'Null: all of it rests.' }),
  reviewOn: DayOutSchema.nullable(),
  stopsCharges: z.boolean(),
  placedAt: InstantOutSchema,
  releasedAt: InstantOutSchema.nullable(),
}).meta({ id: 'HoldOnRecord' })

const withCurrency = { invoice: { select: { currency: true } } } as const satisfies Prisma.HoldInclude
type Row = Prisma.HoldGetPayload<{ include: typeof withCurrency }>

const recordOut = ({ invoice, amountMinor, reviewOn, ...row }: Row): z.output<typeof HoldOnRecordSchema> => ({
  id: row.id,
  invoiceId: row.invoiceId,
  ...holdOut({ kind: row.kind as HoldKind, until: row.until && dayFromColumn(row.until), reason: row.reason }),
  amount: invoice && amountMinor !== null ? moneyOut({ minor: amountMinor, currency: invoice.currency }) : null,
  reviewOn: reviewOn && dayOut(reviewOn),
  stopsCharges: row.stopsCharges,
  placedAt: row.placedAt.toISOString(),
  releasedAt: row.releasedAt && row.releasedAt.toISOString(),
})

const refusals = {
  not_found: notFound('invoice'),
  already_over: invalidField('until', 'is over already'),
  needs_end: invalidField('until', 'or a reviewOn must be given'),
  review_passed: invalidField('reviewOn', 'is over already'),
  bad_amount: invalidField('amount', "must be more than nothing, in the invoice's currency"),
}

const clientOf = (businessId: string, id: string) =>
  prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { clientId: true, client: { select: { business: { select: { timeZone: true } } } } },
  })

export const holdOperations = [
  operation({
    id: 'listInvoiceHolds',
    method: 'GET',
    path: '/invoices/{id}/holds',
    tag: 'holds',
    summary: 'Holds that rest or rested this invoice, the newest first',
    description: 'Holds of the whole client and of the whole business are among them.',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(HoldOnRecordSchema),
    handle: async ({ caller: { businessId }, id, query }) => {
      const invoice = await clientOf(businessId, id)
      if (!invoice) return refusal(notFound('invoice'))
      const rows = await prisma.hold.findMany({
        where: {
          businessId,
          OR: [{ invoiceId: id }, { clientId: invoice.clientId, invoiceId: null }, { clientId: null }],
          ...(query.after === undefined ? {} : { id: { lt: query.after } }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
        include: withCurrency,
      })
      return answer(page(rows, query, recordOut))
    },
  }),
  operation({
    id: 'placeInvoiceHold',
    method: 'POST',
    path: '/invoices/{id}/holds',
    tag: 'holds',
    summary: 'Rest the follow-up of an invoice',
    description: 'Nothing is sent about it through `until`; it goes on by itself the day after.',
    scope: 'write',
    body: NewHoldSchema,
    out: HoldOnRecordSchema,
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body, now }) => {
      const invoice = await clientOf(businessId, invoiceId)
      if (!invoice) return refusal(notFound('invoice'))
      const { kind, reason, stopsCharges, amount, until = null } = body
      const today = todayIn(invoice.client.business.timeZone, instantOf(now))
      const placed = await placeHold({
        ...{ businessId, clientId: invoice.clientId, invoiceId, kind, reason, stopsCharges, until, actor, now },
        amount: amount ? moneyIn(amount) : null,
        reviewOn: body.reviewOn ?? (until ? null : addDays(today, REVIEW_DAYS)),
      })
      if (!placed.ok) return refusal(refusals[placed.reason])
      const key = { businessId, id: placed.value.holdId }
      const hold = await prisma.hold.findUniqueOrThrow({ where: { businessId_id: key }, include: withCurrency })
      return answer(recordOut(hold), 201)
    },
  }),
]
