import { z } from 'zod'
import { invoiceId } from '#app/domain/ids.ts'
import type { InvoicePart } from '#app/domain/ledger/post.ts'
import type { BankLineRefusal } from './book-bank-line.server.ts'

// `<invoice id>:<minor units>`, as the proposal's form holds it.
const PartSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,16}$/)
  .transform((text) => text.split(':'))

const BookSchema = z.object({ line: z.uuid(), client: z.uuid(), parts: z.array(PartSchema).max(100) })

/** What the button under a proposal asks for; null for a form that our page never made. `currency`: of the line. */
export function readBookForm(
  form: FormData,
  currency: string,
): { lineId: string; clientId: string; parts: InvoicePart[] } | null {
  const read = BookSchema.safeParse({
    line: form.get('line'),
    client: form.get('client'),
    parts: form.getAll('part'),
  })
  if (!read.success) return null
  const { line, client, parts } = read.data
  return {
    lineId: line,
    clientId: client,
    parts: parts.map(([id = '', minor = '0']) => ({
      invoiceId: invoiceId(id),
      amount: { minor: BigInt(minor), currency },
    })),
  }
}

/** Why a line was not booked, for whoever pressed the button. */
export const bankLineWords: Record<BankLineRefusal, string> = {
  not_open: 'This line was decided already.',
  not_certain: 'This line is not certain any more. Please look at it.',
  no_client: 'There is no such client.',
  bad_amount: 'Only money that came in can be booked.',
  above_amount: 'The invoices would get more than came in. Please take something off one of them.',
  not_payable: 'One of these invoices was paid or closed meanwhile. Please look at the line again.',
  above_balance: 'One of these invoices owes less by now. Please look at the line again.',
}
