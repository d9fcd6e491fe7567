import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { issueCreditNote } from '#app/db/write/credit-notes.server.ts'
import { checkCredit } from '#app/domain/invoice/check-credit.ts'
import type { CreditRefusal, CreditWish } from '#app/domain/invoice/check-credit.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { attachCreditNote } from '#app/features/mail/attach-papers.server.ts'
import { queueInvoice } from '#app/features/mail/queue-invoice.server.ts'

/** Credits an invoice, whole or in part, by a sum or by its lines, and mails the credit note where the client had the invoice. */
export async function creditInvoice(call: {
  businessId: string
  invoiceId: string
  wish: CreditWish
  /** Plain words; they stand on the note. */
  reason: string
  actor: string
  now: Date
}): Promise<
  Result<{ creditNoteId: string; number: number; amount: Money }, CreditRefusal | 'not_found' | 'reason_missing'>
> {
  const { businessId, invoiceId, wish, actor, now } = call
  const reason = call.reason.trim()
  if (reason === '') return refuse('reason_missing')
  return inTransaction(async (tx) => {
    const invoice = await lockInvoice(tx, businessId, invoiceId)
    if (!invoice) return refuse('not_found')
    const { currency, state } = invoice
    const money = (minor: bigint): Money => ({ minor, currency })
    const lines = await tx.invoiceLine.findMany({ where: { businessId, invoiceId } })
    const { _sum: before } = await tx.creditNote.aggregate({
      where: { businessId, invoiceId },
      _sum: { amountMinor: true },
    })
    const checked = checkCredit(wish, {
      state,
      total: money(invoice.totalMinor),
      credited: money(before.amountMinor ?? 0n),
      lines: lines.map(({ position, amountMinor, taxMinor }) => ({
        position,
        amount: money(amountMinor),
        tax: money(taxMinor),
      })),
    })
    if (!checked.ok) return checked
    const { amount, tax } = checked.value
    const note = await issueCreditNote(tx, {
      ...{ businessId, invoiceId, disputeId: null, amount, tax, lines: checked.value.lines, reason, actor, now },
    })
    const paper = await attachCreditNote(tx, businessId, note.id, now)
    if (invoice.firstSentAt) {
      const credit = { amount, number: note.number, paper }
      await queueInvoice(tx, { businessId, invoiceId, note: 'credited', message: '', credit, now })
    }
    return ok({ creditNoteId: note.id, number: note.number, amount })
  })
}
