import type { Tx } from '#app/db/transaction.server.ts'
import type { ReminderFacts } from '#app/domain/dunning/reminder-facts.ts'
import { attachStatement } from '#app/features/mail/attach-statement.server.ts'
import type { AttachedFile } from '#app/features/mail/attach-invoice.server.ts'
import type { Look } from './look.ts'

/** More PDFs than this make a mail that some servers refuse; a statement then stands for them. */
const mostInvoices = 10

/** The invoices that a message brings along, as its stage says. */
export function attachedInvoices({ lead, items }: ReminderFacts): string[] {
  const { attach = 'invoice' } = lead.stage
  const brings = attach !== 'none' && attach !== 'statement' && items.length <= mostInvoices
  return brings ? items.map(({ id }) => id) : []
}

/** What a message brings along: the invoices it speaks of (`drawn` has their files), a statement of all that is open, or both. */
export async function attachDocuments(
  tx: Tx,
  { businessId, clientId, now }: Look,
  reminder: ReminderFacts,
  drawn: ReadonlyMap<string, AttachedFile>,
): Promise<AttachedFile[]> {
  const { attach = 'invoice' } = reminder.lead.stage
  const files = attachedInvoices(reminder).map((id) => {
    const file = drawn.get(id)
    if (!file) throw new Error(`no invoice ${id} to attach`)
    return file
  })
  if (attach === 'none' || (attach === 'invoice' && reminder.items.length <= mostInvoices)) return files
  return [...files, await attachStatement(tx, { businessId, clientId }, { kind: 'open_item' }, now)]
}
