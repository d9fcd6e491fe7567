import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import { creditNoteOut, CreditNoteSchema } from './credit-note-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { olderThan, page, pageOf, PageQuerySchema, rowsToRead } from './page-schema.ts'
import { notFound } from './problem.ts'

export const creditNoteOperations = [
  operation({
    id: 'listAllCreditNotes',
    method: 'GET',
    path: '/credit-notes',
    tag: 'invoices',
    summary: 'Credit notes of the business, the newest first',
    scope: 'read',
    query: PageQuerySchema.extend({ clientId: z.uuid().optional() }),
    out: pageOf(CreditNoteSchema),
    handle: async ({ caller: { businessId }, query }) => {
      const rows = await prisma.creditNote.findMany({
        where: { businessId, ...(query.clientId && { clientId: query.clientId }), ...olderThan(query) },
        orderBy: { id: 'desc' },
        take: rowsToRead(query),
      })
      return answer(page(rows, query, creditNoteOut))
    },
  }),
  operation({
    id: 'getCreditNote',
    method: 'GET',
    path: '/credit-notes/{id}',
    tag: 'invoices',
    summary: 'One credit note',
    scope: 'read',
    out: CreditNoteSchema,
    handle: async ({ caller: { businessId }, id }) => {
      const row = await prisma.creditNote.findUnique({ where: { businessId_id: { businessId, id } } })
      return row ? answer(creditNoteOut(row)) : refusal(notFound('credit note'))
    },
  }),
]
