import type { Tx } from '#app/db/transaction.server.ts'
import type { ReminderFacts } from '#app/domain/dunning/reminder-facts.ts'
import { attachStatement } from '#app/features/mail/attach-statement.server.ts'
import { attachInvoice } from '#app/features/mail/attach-invoice.server.ts'
import type { Look } from './look.ts'

/** More PDFs than this make a mail that some servers refuse; a statement then stands for them. */
const mostInvoices = 10

/** What a message brings along: the invoices it speaks of, a statement of all that is open, or both, as its stage says. */
export async function attachDocuments(
  tx: Tx,
  { businessId, clientId, now }: Look,
  { lead, items }: ReminderFacts,
): Promise<{ filename: string; fileHash: string }[]> {
  const { attach = 'invoice' } = lead.stage
  if (attach === 'none') return []
  const files = []
  const isTooMany = items.length > mostInvoices
  if (attach !== 'statement' && !isTooMany) {
    for (const { id } of items) files.push(await attachInvoice(tx, businessId, id, now))
  }
  if (attach !== 'invoice' || isTooMany)
    files.push(await attachStatement(tx, { businessId, clientId }, { kind: 'open_item' }, now))
  return files
}
