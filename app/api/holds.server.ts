import { z } from 'zod'
import type { HoldKind } from '#app/domain/dunning/hold.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import { placeHold } from '#app/features/holds/place-hold.server.ts'
import { DaySchema, InstantOutSchema } from './day-schema.ts'
import { holdOut } from './invoice-out.server.ts'
import { HoldOutSchema } from './invoice-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { invalidField, notFound } from './problem.ts'
import { paragraph } from './text-schema.ts'

const NewHoldSchema = z
  .strictObject({
    kind: z.literal('manual'),
    reason: paragraph(500).meta({ description: 'Why; shown on the desk.' }),
    until: DaySchema.nullish().meta({ description: 'The last day of rest; without it, until someone lifts it.' }),
  })
  .meta({ id: 'NewHold' })

const HoldOnRecordSchema = HoldOutSchema.extend({
  id: z.uuid(),
  invoiceId: z.uuid().nullable().meta({ description: 'Null: it rests all invoices of the client.' }),
  placedAt: InstantOutSchema,
  releasedAt: InstantOutSchema.nullable(),
}).meta({ id: 'HoldOnRecord' })

interface Row {
  id: string
  invoiceId: string | null
  kind: string
  until: Date | null
  reason: string
  placedAt: Date
  releasedAt: Date | null
}

const recordOut = ({ id, invoiceId, kind, until, reason, placedAt, releasedAt }: Row) => ({
  id,
  invoiceId,
  ...holdOut({ kind: kind as HoldKind, until: until && dayFromColumn(until), reason }),
  placedAt: placedAt.toISOString(),
  releasedAt: releasedAt && releasedAt.toISOString(),
})

const clientOf = (businessId: string, id: string) =>
  prisma.invoice.findUnique({ where: { businessId_id: { businessId, id } }, select: { clientId: true } })

export const holdOperations = [
  operation({
    id: 'listInvoiceHolds',
    method: 'GET',
    path: '/invoices/{id}/holds',
    tag: 'holds',
    summary: 'Holds that rest or rested this invoice, the newest first',
    description: 'Holds of the whole client are among them.',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(HoldOnRecordSchema),
    handle: async ({ caller: { businessId }, id, query }) => {
      const invoice = await clientOf(businessId, id)
      if (!invoice) return refusal(notFound('invoice'))
      const rows = await prisma.hold.findMany({
        where: {
          businessId,
          clientId: invoice.clientId,
          OR: [{ invoiceId: id }, { invoiceId: null }],
          ...(query.after === undefined ? {} : { id: { lt: query.after } }),
        },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
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
    handle: async ({ caller: { businessId }, actor, id: invoiceId, body: { kind, reason, until = null }, now }) => {
      const invoice = await clientOf(businessId, invoiceId)
      if (!invoice) return refusal(notFound('invoice'))
      const { clientId } = invoice
      const placed = await placeHold({ businessId, clientId, invoiceId, kind, reason, until, actor, now })
      if (!placed.ok) {
        return refusal(placed.reason === 'not_found' ? notFound('invoice') : invalidField('until', 'is over already'))
      }
      const key = { businessId, id: placed.value.holdId }
      return answer(recordOut(await prisma.hold.findUniqueOrThrow({ where: { businessId_id: key } })), 201)
    },
  }),
]
