import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { writeOff } from '#app/db/write/write-off.server.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

export type WriteOffRefusal = 'not_found' | 'nothing_open' | 'payment_under_way' | 'reason_missing'

/** Gives an invoice up as bad debt, signed off by `actor`. What comes in later is booked as recovered. */
export async function writeOffDebt(call: {
  businessId: string
  invoiceId: string
  /** Why, and what was tried: it stays on record. */
  reason: string
  actor: string
  now: Date
}): Promise<Result<{ writtenOff: Money }, WriteOffRefusal>> {
  const reason = call.reason.trim()
  if (reason === '') return refuse('reason_missing')
  return inTransaction(async (tx) => {
    const invoice = await lockInvoice(tx, call.businessId, call.invoiceId)
    if (!invoice) return refuse('not_found')
    if (invoice.processingMinor > 0n) return refuse('payment_under_way')
    const writtenOff = await writeOff(tx, { ...call, reason })
    return writtenOff ? ok({ writtenOff }) : refuse('nothing_open')
  })
}
