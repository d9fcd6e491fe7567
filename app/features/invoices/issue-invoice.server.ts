import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { issueDraft } from '#app/db/write/invoices.server.ts'

/** Makes a draft owed. Safe to repeat: what is issued already stays as it is. */
export async function issueInvoice(call: {
  businessId: string
  invoiceId: string
  enterBy: EnterBy
  actor: string
  now: Date
}): Promise<Result<null, 'not_found' | 'not_issuable'>> {
  return inTransaction(async (tx) => {
    const invoice = await lockInvoice(tx, call.businessId, call.invoiceId)
    if (!invoice) return refuse('not_found')
    if (await issueDraft(tx, call)) return ok(null)
    return invoice.state === 'void' || invoice.state === 'written_off' ? refuse('not_issuable') : ok(null)
  })
}
