import { createInvoice } from '#app/features/invoices/create-invoice.server.ts'
import type { CreateInvoiceRefusal } from '#app/features/invoices/create-invoice.server.ts'
import { newInvoiceOf } from './invoice-body.ts'
import type { NewInvoiceBody } from './invoice-schema.ts'
import { invalidField, problem } from './problem.ts'
import type { Problem } from './problem.ts'

export const creationProblems: Record<CreateInvoiceRefusal, Problem> = {
  client_not_found: invalidField('clientId', 'is no client of this business'),
  client_ambiguous: invalidField('client.name', 'is borne by several clients: say code, email or clientId'),
  number_taken: problem('conflict', 'There is an invoice with this number already.', [
    { path: 'number', message: 'is the number of another invoice' },
  ]),
  series_not_found: invalidField('seriesId', 'is no series of this business'),
  due_before_issued: invalidField('dueOn', 'lies before issuedOn'),
  due_too_late: invalidField('dueOn', 'lies more than ten years after issuedOn'),
  discount_before_issued: invalidField('earlyDiscount.until', 'lies before issuedOn'),
  negative_total: invalidField('lines', 'sum to less than nothing; an invoice cannot be a credit'),
  unreasonable_total: invalidField('lines', 'sum to more than 10^15 minor units'),
}

/** Writes one invoice as its body says, or says what is wrong with it. */
export async function writeInvoice(call: {
  businessId: string
  id?: string
  body: NewInvoiceBody
  actor: string
  now: Date
}): Promise<{ readonly invoiceId: string } | Problem> {
  const { body, ...rest } = call
  const invoice = newInvoiceOf(body)
  if ('kind' in invoice) return invoice
  const created = await createInvoice({ ...rest, invoice, issue: body.issue ? body.enterBy : null })
  return created.ok ? created.value : creationProblems[created.reason]
}
