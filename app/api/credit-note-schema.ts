import { z } from 'zod'
import { dayOut, DayOutSchema } from './day-schema.ts'
import { moneyOut, MoneySchema } from './money-schema.ts'

export const CreditNoteSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.int(),
    invoiceId: z.uuid(),
    amount: MoneySchema,
    lines: z.array(z.int()).meta({ description: 'Positions of the invoice lines it is for, from 0; empty for a sum.' }),
    reason: z.string(),
    issuedOn: DayOutSchema,
  })
  .meta({ id: 'CreditNote' })

interface CreditNoteRow {
  id: string
  number: number
  invoiceId: string
  amountMinor: bigint
  currency: string
  lines: number[]
  reason: string
  issuedOn: Date
}

/** A credit note as the API writes it. */
export const creditNoteOut = ({ amountMinor, currency, issuedOn, ...note }: CreditNoteRow) => ({
  ...{ id: note.id, number: note.number, invoiceId: note.invoiceId, lines: note.lines, reason: note.reason },
  amount: moneyOut({ minor: amountMinor, currency }),
  issuedOn: dayOut(issuedOn),
})
