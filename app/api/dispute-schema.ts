import { z } from 'zod'
import type { DisputeCase } from '#app/db/read/dispute-case.server.ts'
import { disputeOutcomes } from '#app/domain/dispute/check-outcome.ts'
import { disputeMessageKinds } from '#app/domain/dispute/dispute-message-kind.ts'
import { disputeReasons } from '#app/domain/dispute/dispute-reason.ts'
import { disputeStates } from '#app/domain/dispute/dispute-state.ts'
import { isPositive } from '#app/domain/money.ts'
import { DayOutSchema, InstantOutSchema } from './day-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'
import { paragraph } from './text-schema.ts'

const DisputeMessageSchema = z
  .strictObject({
    id: z.uuid(),
    at: InstantOutSchema,
    by: z.enum(['client', 'business']),
    kind: z.enum(disputeMessageKinds),
    author: z.string(),
    text: z.string(),
    files: z.array(z.strictObject({ id: z.uuid(), filename: z.string(), size: z.int() })),
  })
  .meta({ id: 'DisputeMessage' })

export const DisputeSchema = z
  .strictObject({
    id: z.uuid(),
    invoiceId: z.uuid(),
    clientId: z.uuid(),
    status: z.enum(disputeStates),
    reason: z.enum(disputeReasons),
    amount: MoneySchema.meta({ description: 'What is in question; of a whole invoice, what is open of it.' }),
    whole: z.boolean().meta({ description: 'True: all of the invoice is in question.' }),
    respondBy: DayOutSchema.meta({ description: 'The day the business answers by.' }),
    waitsFor: z.enum(['business', 'client']).nullable().meta({ description: 'Whose turn it is; null: it is over.' }),
    outcome: z
      .enum(disputeOutcomes)
      .nullable()
      .meta({ description: 'Proposed while `status` is `proposed`, else decided.' }),
    outcomeAmount: MoneySchema.nullable().meta({
      description: 'What the outcome comes to: credited, or of a corrected invoice what it asks for.',
    }),
    agreed: z.boolean().nullable().meta({ description: 'What the client said to the outcome; null: nothing yet.' }),
    correctedInvoiceId: z.uuid().nullable(),
    messages: z.array(DisputeMessageSchema),
  })
  .meta({ id: 'Dispute', description: 'Something is wrong with an invoice, or with a part of it.' })

export const DisputeWordsSchema = z
  .strictObject({ message: paragraph(5_000).meta({ description: 'Mailed to the client, with a link to the case.' }) })
  .meta({ id: 'NewDisputeMessage' })

export const DecisionSchema = z
  .strictObject({
    outcome: z.enum(disputeOutcomes),
    amount: MoneySchema.nullish().meta({
      description: 'Of a part credit what is credited, of a corrected invoice what it asks for, tax included.',
    }),
    message: paragraph(5_000).meta({ description: 'For the client: in the mail, in the case, on a credit note.' }),
  })
  .meta({ id: 'DisputeDecision' })

export const disputeOut = (dispute: DisputeCase): z.output<typeof DisputeSchema> => {
  const { invoice, disputed, amount } = dispute
  return {
    id: dispute.id,
    invoiceId: dispute.invoiceId,
    clientId: dispute.clientId,
    status: dispute.state,
    reason: dispute.reason,
    amount: moneyOut(disputed ?? (isPositive(invoice.balance) ? invoice.balance : invoice.total)),
    whole: disputed === null,
    respondBy: dispute.respondBy,
    waitsFor: dispute.waitsFor,
    outcome: dispute.outcome,
    outcomeAmount: amount && moneyOut(amount),
    agreed: dispute.agreed,
    correctedInvoiceId: dispute.corrected?.id ?? null,
    messages: dispute.messages.map(({ id, at, by, kind, author, text, files }) => ({
      ...{ id, at: at.toISOString(), by, kind, author, text },
      files: files.map((file) => ({ id: file.id, filename: file.filename, size: file.size })),
    })),
  }
}
