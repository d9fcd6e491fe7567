import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readThankedPayment } from '#app/db/read/thanked-payment.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueThankYou } from '#app/features/mail/queue-thank-you.server.ts'

/** `cannot`: there is a thank-you already, the client has no address that works, or nothing of the payment met an invoice. */
export type ThankRefusal = 'not_found' | 'cannot'

/** Thanks for a payment that nobody was thanked for. Safe to repeat: there is one thank-you per payment. */
export async function thankForPayment(call: {
  businessId: string
  paymentId: string
  actor: string
  now: Date
}): Promise<Result<{ messageId: string }, ThankRefusal>> {
  const { businessId, paymentId, actor, now } = call
  return inTransaction(async (tx) => {
    const where = { businessId_id: { businessId, id: paymentId } }
    const found = await tx.payment.findUnique({ where, select: { clientId: true } })
    if (!found) return refuse('not_found')
    await lockClient(tx, businessId, found.clientId)
    const thanked = await readThankedPayment(tx, businessId, paymentId)
    if (!thanked) return refuse('not_found')
    const messageId = await queueThankYou(tx, thanked, now, actor)
    return messageId ? ok({ messageId }) : refuse('cannot')
  })
}
