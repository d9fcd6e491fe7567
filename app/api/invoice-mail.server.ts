import { z } from 'zod'
import { sendInvoice } from '#app/features/invoices/send-invoice.server.ts'
import type { SendRefusal } from '#app/features/invoices/send-invoice.server.ts'
import { writeOffResidue } from '#app/features/invoices/write-off-residue.server.ts'
import { readInvoiceOut } from './invoice-out.server.ts'
import { InvoiceSchema } from './invoice-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const sendProblems: Record<SendRefusal, Problem> = {
  not_found: notFound('invoice'),
  not_sendable: problem('conflict', 'A draft is issued first; what is void or written off is not sent.'),
  no_address: problem('conflict', 'The client has no address that works: give them one first.'),
  message_too_long: invalidField('message', 'must have at most 2000 characters'),
}

export const invoiceMailOperations = [
  operation({
    id: 'sendInvoice',
    method: 'POST',
    path: '/invoices/{id}/send',
    tag: 'invoices',
    summary: 'Mail an invoice to its client',
    description: 'With its PDF and the address of its page. `GET /messages/{id}` tells what became of the mail.',
    scope: 'write',
    body: z.strictObject({ message: paragraph(2000).nullish().meta({ description: 'A few words of your own.' }) }),
    out: z.strictObject({ messageId: z.uuid() }).meta({ id: 'InvoiceOnItsWay' }),
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, id: invoiceId, body: { message }, now }) => {
      const sent = await sendInvoice({ businessId, invoiceId, message: message ?? '', now })
      return sent.ok ? answer(sent.value, 201) : refusal(sendProblems[sent.reason])
    },
  }),
  operation({
    id: 'writeOffRest',
    method: 'POST',
    path: '/invoices/{id}/write-off-rest',
    tag: 'invoices',
    summary: 'Give up a rest that is too small to be asked for',
    description: 'As small as the policy says. Anything more is given up with `write-off`.',
    scope: 'money',
    out: InvoiceSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: invoiceId, now }) => {
      const written = await writeOffResidue({ businessId, invoiceId, actor, now })
      if (written.ok) return answer(await readInvoiceOut(businessId, invoiceId, now))
      if (written.reason === 'not_found') return refusal(notFound('invoice'))
      return refusal(problem('conflict', 'What is open on this invoice is no small rest.'))
    },
  }),
]
