import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueInvoice } from '#app/features/mail/queue-invoice.server.ts'

export type SendRefusal = 'not_found' | 'not_sendable' | 'no_address' | 'message_too_long'

const MESSAGE_MAX = 2_000

/** Mails an issued invoice with its PDF, for the first time or again. */
export async function sendInvoice(call: {
  businessId: string
  invoiceId: string
  /** What the business adds in its own words; may be empty. */
  message: string
  now: Date
}): Promise<Result<{ messageId: string }, SendRefusal>> {
  const { businessId, invoiceId, now } = call
  const message = call.message.trim()
  if (message.length > MESSAGE_MAX) return refuse('message_too_long')
  return inTransaction(async (tx) => {
    const invoice = await lockInvoice(tx, businessId, invoiceId)
    if (!invoice) return refuse('not_found')
    if (invoice.state !== 'issued' && invoice.state !== 'settled') return refuse('not_sendable')
    const messageId = await queueInvoice(tx, { businessId, invoiceId, note: 'issued', message, now })
    return messageId ? ok({ messageId }) : refuse('no_address')
  })
}
