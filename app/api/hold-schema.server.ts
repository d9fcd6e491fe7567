import { z } from 'zod'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import { dayOut, DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { holdOut } from './invoice-out.server.ts'
import { HoldOutSchema } from './invoice-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'
import { paragraph } from './text-schema.ts'

const restFields = {
  kind: z.enum(['manual', 'hardship']),
  reason: paragraph(500).meta({ description: 'Why; shown on the desk.' }),
  until: DaySchema.nullish().meta({ description: 'The last day of rest; without it, until someone lifts it.' }),
  reviewOn: DaySchema.nullish().meta({
    description: 'When somebody looks at a hold without `until` again; 30 days ahead when left out.',
  }),
  stopsCharges: z.boolean().default(true).meta({ description: 'True: fees and interest rest as well.' }),
}

/** What rests an invoice. */
export const NewHoldSchema = z
  .strictObject({
    ...restFields,
    amount: MoneySchema.nullish().meta({ description: 'Only this much rests; without it, all of the invoice.' }),
  })
  .meta({ id: 'NewHold' })

/** What rests a client or everybody. */
export const NewRestSchema = z.strictObject(restFields).meta({ id: 'NewRest' })

export const HoldOnRecordSchema = HoldOutSchema.extend({
  id: z.uuid(),
  clientId: z.uuid().nullable().meta({ description: 'Null: it rests everybody.' }),
  invoiceId: z.uuid().nullable().meta({ description: 'Null: it rests all invoices of the client, or of everybody.' }),
  amount: MoneySchema.nullable().meta({ description: 'Null: all of it rests.' }),
  reviewOn: DayOutSchema.nullable(),
  stopsCharges: z.boolean(),
  placedAt: InstantOutSchema,
  releasedAt: InstantOutSchema.nullable(),
}).meta({ id: 'HoldOnRecord' })

/** What `recordOut` needs. */
export const withCurrency = { invoice: { select: { currency: true } } } as const satisfies Prisma.HoldInclude
type Row = Prisma.HoldGetPayload<{ include: typeof withCurrency }>

/** A hold as the API writes it. */
export const recordOut = ({ invoice, amountMinor, reviewOn, ...row }: Row): z.output<typeof HoldOnRecordSchema> => ({
  id: row.id,
  clientId: row.clientId,
  invoiceId: row.invoiceId,
  ...holdOut({ kind: row.kind as HoldKind, until: row.until && dayFromColumn(row.until), reason: row.reason }),
  amount: invoice && amountMinor !== null ? moneyOut({ minor: amountMinor, currency: invoice.currency }) : null,
  reviewOn: reviewOn && dayOut(reviewOn),
  stopsCharges: row.stopsCharges,
  placedAt: row.placedAt.toISOString(),
  releasedAt: row.releasedAt && row.releasedAt.toISOString(),
})
