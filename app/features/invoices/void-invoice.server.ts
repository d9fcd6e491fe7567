import { readCharges } from '#app/db/read/charges.server.ts'
import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { voidInvoice as undo } from '#app/db/write/void-invoice.server.ts'
import { checkVoid } from '#app/domain/invoice/check-void.ts'
import type { VoidRefusal } from '#app/domain/invoice/check-void.ts'
import { addMoney, zero } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueInvoice } from '#app/features/mail/queue-invoice.server.ts'

/** Cancels an invoice about which nothing has been done yet, and tells the client where they had it; discards a draft. */
export async function voidInvoice(call: {
  businessId: string
  invoiceId: string
  reason: string
  /** What the client is told beside it; may be empty. */
  message: string
  actor: string
  now: Date
}): Promise<Result<{ messageId: string | null }, VoidRefusal | 'not_found' | 'reason_missing'>> {
  const { businessId, invoiceId, message, now } = call
  if (call.reason.trim() === '') return refuse('reason_missing')
  return inTransaction(async (tx) => {
    const invoice = await lockInvoice(tx, businessId, invoiceId)
    if (!invoice) return refuse('not_found')
    const parts = (await readCharges(tx, businessId, [invoiceId])).get(invoiceId)?.parts
    const nothing = zero(invoice.currency)
    const live = await tx.paymentTarget.count({ where: { businessId, invoiceId, live: true } })
    const checked = checkVoid({
      state: invoice.state,
      paid: parts?.paid ?? nothing,
      reduced: parts ? addMoney(parts.credited, parts.discounted) : nothing,
      hasLivePayment: live > 0 || invoice.processingMinor > 0n,
    })
    if (!checked.ok) return checked
    const { disputed } = await undo(tx, call)
    const isKnown = invoice.state !== 'draft' && (invoice.firstSentAt !== null || disputed)
    const messageId = isKnown
      ? await queueInvoice(tx, { businessId, invoiceId, note: 'voided', message, disputed, now })
      : null
    return ok({ messageId })
  })
}
