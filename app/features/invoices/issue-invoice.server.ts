import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { queueInvoice } from '#app/features/mail/queue-invoice.server.ts'
import { issueDraft } from '#app/db/write/invoices.server.ts'

/** Makes a draft owed, and mails it where asked. Safe to repeat: what is issued already stays as it is, and is not mailed again. */
export async function issueInvoice(call: {
  businessId: string
  invoiceId: string
  enterBy: EnterBy
  /** The business's own words in the mail, which may be empty; left out: no mail. */
  send?: { readonly message: string }
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'not_issuable'>> {
  return inTransaction(async (tx) => {
    const invoice = await lockInvoice(tx, call.businessId, call.invoiceId)
    if (!invoice) return refuse('not_found')
    if (await issueDraft(tx, call)) {
      const { businessId, invoiceId, send, now } = call
      if (send) await queueInvoice(tx, { businessId, invoiceId, note: 'issued', message: send.message, now })
      return ok(null)
    }
    return invoice.state === 'void' || invoice.state === 'written_off' ? refuse('not_issuable') : ok(null)
  })
}
