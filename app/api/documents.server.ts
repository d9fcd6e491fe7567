import { z } from 'zod'
import { openCreditNote } from '#app/db/read/case-files.server.ts'
import { readPlanTerms } from '#app/db/read/plan-terms.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { invoicePdf } from '#app/features/invoices/invoice-pdf.server.ts'
import { letterPdf } from '#app/features/letters/letter-pdf.server.ts'
import { statementPdf } from '#app/features/statements/statement-pdf.server.ts'
import { answer, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { notFound } from './problem.ts'

const DocumentSchema = z
  .strictObject({
    filename: z.string(),
    contentType: z.literal('application/pdf'),
    content: z.string().meta({ description: 'The bytes of the file, base64.', contentEncoding: 'base64' }),
  })
  .meta({ id: 'Document', description: 'A file, within JSON like everything else here.' })

interface Pdf {
  readonly filename: string
  readonly bytes: Uint8Array
}

const documentOf = (noun: string, pdf: Pdf | null): Outcome =>
  pdf
    ? answer({
        filename: pdf.filename,
        contentType: 'application/pdf',
        content: Buffer.from(pdf.bytes).toString('base64'),
      })
    : refusal(notFound(noun))

export const documentOperations = [
  operation({
    id: 'getInvoicePdf',
    method: 'GET',
    path: '/invoices/{id}/pdf',
    tag: 'documents',
    summary: 'An invoice as a PDF, as of now',
    description: 'A draft says that it is one.',
    scope: 'read',
    out: DocumentSchema,
    handle: async ({ caller: { businessId }, id }) => documentOf('invoice', await invoicePdf(businessId, id)),
  }),
  operation({
    id: 'getStatementPdf',
    method: 'GET',
    path: '/clients/{id}/statement-pdf',
    tag: 'documents',
    summary: 'The statement of a client as a PDF, of what is open today',
    description: 'As they would get it; nothing is sent or kept.',
    scope: 'read',
    out: DocumentSchema,
    handle: async ({ caller: { businessId }, id: clientId, now }) =>
      documentOf('client', await statementPdf({ businessId, clientId }, { kind: 'open_item' }, now)),
  }),
  operation({
    id: 'getLetterPdf',
    method: 'GET',
    path: '/letters/{id}/pdf',
    tag: 'documents',
    summary: 'A letter as a PDF',
    description: 'As it was printed; before that, as it would be printed today.',
    scope: 'read',
    out: DocumentSchema,
    handle: async ({ caller: { businessId }, id, now }) => {
      const { timeZone } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
      const bytes = await letterPdf(businessId, id, timeZone, now)
      return documentOf('letter', bytes && { filename: 'Letter.pdf', bytes })
    },
  }),
  operation({
    id: 'getCreditNotePdf',
    method: 'GET',
    path: '/credit-notes/{id}/pdf',
    tag: 'documents',
    summary: 'A credit note as a PDF, as it was sent',
    scope: 'read',
    out: DocumentSchema,
    handle: async ({ caller: { businessId }, id }) =>
      documentOf('credit note', await openCreditNote({ businessId, staff: true }, id)),
  }),
  operation({
    id: 'getPlanTermsPdf',
    method: 'GET',
    path: '/plans/{id}/terms-pdf',
    tag: 'documents',
    summary: 'The agreed terms of a plan as a PDF',
    scope: 'read',
    out: DocumentSchema,
    handle: async ({ caller: { businessId }, id: planId }) => {
      const bytes = await readPlanTerms(businessId, { planId })
      return documentOf('agreed plan', bytes && { filename: 'Payment-plan.pdf', bytes })
    },
  }),
]
