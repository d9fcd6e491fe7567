import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'
import type { CreditRefusal } from '#app/domain/invoice/check-credit.ts'
import type { VoidRefusal } from '#app/domain/invoice/check-void.ts'
import { creditInvoice } from '#app/features/invoices/credit-invoice.server.ts'
import { voidInvoice } from '#app/features/invoices/void-invoice.server.ts'
import { writeOffDebt } from '#app/features/invoices/write-off-debt.server.ts'
import type { WriteOffRefusal } from '#app/features/invoices/write-off-debt.server.ts'
import { creditNoteOut, CreditNoteSchema } from './credit-note-schema.ts'
import { readInvoiceOut } from './invoice-out.server.ts'
import { InvoiceSchema } from './invoice-schema.ts'
import { moneyIn, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { paragraph } from './text-schema.ts'

const ReasonSchema = paragraph(500).meta({ description: 'Why; kept on record.' })

const blank = invalidField('reason', 'must not be empty')

const voidProblems: Record<VoidRefusal | 'not_found' | 'reason_missing', Problem> = {
  not_found: notFound('invoice'),
  reason_missing: blank,
  not_voidable: problem('conflict', 'Only a draft or an open invoice can be voided.'),
  paid: problem('conflict', 'Something was paid on this invoice: credit it instead.'),
  credited: problem('conflict', 'Something was credited or given up on this invoice: credit the rest instead.'),
  payment_under_way: problem('conflict', 'A payment of the invoice is under way.'),
}

const writeOffProblems: Record<WriteOffRefusal, Problem> = {
  not_found: notFound('invoice'),
  reason_missing: blank,
  nothing_open: problem('conflict', 'Nothing is open on this invoice.'),
  payment_under_way: problem('conflict', 'A payment of the invoice is on its way.'),
}

const creditProblems: Record<CreditRefusal | 'not_found' | 'reason_missing', Problem> = {
  not_found: notFound('invoice'),
  reason_missing: blank,
  not_creditable: problem('conflict', 'Only an open or a settled invoice can be credited.'),
  bad_amount: invalidField('amount', 'must be more than nothing'),
  wrong_currency: invalidField('amount.currency', 'is not the currency of the invoice'),
  unknown_line: invalidField('lines', 'are not all lines of this invoice'),
  more_than_left: problem('conflict', 'This is more than can still be credited on the invoice.'),
}

export const invoiceActOperations = [
  operation({
    id: 'voidInvoice',
    method: 'POST',
    path: '/invoices/{id}/void',
    tag: 'invoices',
    summary: 'Undo an invoice about which nothing has been done, or discard a draft',
    description: 'The client is told where they had it. What was paid or credited in part is credited instead.',
    scope: 'write',
    body: z.strictObject({ reason: ReasonSchema, message: paragraph(2000).optional() }),
    out: InvoiceSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { reason, message = '' }, now }) => {
      const done = await voidInvoice({ businessId, invoiceId: id, reason, message, actor, now })
      return done.ok ? answer(await readInvoiceOut(businessId, id, now)) : refusal(voidProblems[done.reason])
    },
  }),
  operation({
    id: 'writeOffInvoice',
    method: 'POST',
    path: '/invoices/{id}/write-off',
    tag: 'invoices',
    summary: 'Give up what is open on an invoice',
    description: 'What is paid later is booked as recovered.',
    scope: 'money',
    body: z.strictObject({ reason: ReasonSchema }),
    out: InvoiceSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { reason }, now }) => {
      const done = await writeOffDebt({ businessId, invoiceId: id, reason, actor, now })
      return done.ok ? answer(await readInvoiceOut(businessId, id, now)) : refusal(writeOffProblems[done.reason])
    },
  }),
  operation({
    id: 'listCreditNotes',
    method: 'GET',
    path: '/invoices/{id}/credit-notes',
    tag: 'invoices',
    summary: 'Credit notes on an invoice, the oldest first',
    scope: 'read',
    out: z.strictObject({ data: z.array(CreditNoteSchema) }),
    handle: async ({ caller: { businessId }, id }) => {
      const invoice = await prisma.invoice.findUnique({
        where: { businessId_id: { businessId, id } },
        select: { creditNotes: { orderBy: { number: 'asc' } } },
      })
      return invoice ? answer({ data: invoice.creditNotes.map(creditNoteOut) }) : refusal(notFound('invoice'))
    },
  }),
  operation({
    id: 'createCreditNote',
    method: 'POST',
    path: '/invoices/{id}/credit-notes',
    tag: 'invoices',
    summary: 'Credit an invoice, by a sum or by whole lines',
    description: 'Mailed to the client where they had the invoice. What was paid beyond the rest becomes their credit.',
    scope: 'write',
    body: z
      .strictObject({
        amount: MoneySchema.optional().meta({ description: 'Tax included; or `lines`.' }),
        lines: z.array(z.int().min(0)).min(1).optional().meta({ description: 'Positions from 0; or `amount`.' }),
        reason: ReasonSchema,
      })
      .superRefine(({ amount, lines }, context) => {
        if ((amount === undefined) === (lines === undefined)) {
          context.addIssue({ code: 'custom', path: ['amount'], message: 'say either amount or lines' })
        }
      })
      .meta({ id: 'NewCreditNote' }),
    out: CreditNoteSchema,
    outStatus: 201,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id, body: { amount, lines = [], reason }, now }) => {
      const wish = amount ? { amount: moneyIn(amount) } : { lines }
      const done = await creditInvoice({ businessId, invoiceId: id, wish, reason, actor, now })
      if (!done.ok) return refusal(creditProblems[done.reason])
      const where = { businessId_id: { businessId, id: done.value.creditNoteId } }
      return answer(creditNoteOut(await prisma.creditNote.findUniqueOrThrow({ where })), 201)
    },
  }),
]
