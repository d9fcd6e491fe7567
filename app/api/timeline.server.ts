import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { notFound } from './problem.ts'

export const TimelineEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: InstantOutSchema,
    type: z.string().meta({ description: 'Dotted, such as `reminder.sent`. New types may come.' }),
    actor: z.string().meta({ description: '`system`, `client`, `provider`, `user:<id>` or `api:<key id>`.' }),
    invoiceId: z.uuid().nullable(),
    data: z.record(z.string(), z.unknown()).meta({ description: 'What is kept about it, by type.' }),
  })
  .meta({ id: 'TimelineEntry' })

interface Entry {
  readonly id: string
  readonly at: Date
  readonly type: string
  readonly actor: string
  readonly invoiceId: string | null
  readonly data: unknown
}

export const entryOut = ({ id, at, type, actor, invoiceId, data }: Entry) => ({
  id,
  at: at.toISOString(),
  type,
  actor,
  invoiceId,
  data,
})

export const timelineOperations = [
  operation({
    id: 'getInvoiceTimeline',
    method: 'GET',
    path: '/invoices/{id}/timeline',
    tag: 'invoices',
    summary: 'Everything that happened to an invoice, the oldest first',
    description: 'Entries are only ever added: the last `id` you have, as `after`, brings what is new.',
    scope: 'read',
    query: PageQuerySchema,
    out: pageOf(TimelineEntrySchema),
    handle: async ({ caller: { businessId }, id: invoiceId, query }) => {
      if ((await prisma.invoice.count({ where: { businessId, id: invoiceId } })) === 0) {
        return refusal(notFound('invoice'))
      }
      const rows = await prisma.timelineEvent.findMany({
        where: { businessId, invoiceId, ...(query.after === undefined ? {} : { id: { gt: query.after } }) },
        orderBy: { id: 'asc' },
        take: rowsToRead(query),
      })
      return answer(page(rows, query, entryOut))
    },
  }),
]
