import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { composeThankYou } from '#app/features/mail/compose-thank-you.server.ts'
import { lockThankYou, thankYouEvent } from './lock-thank-you.server.ts'
import type { ThankYouCall, ThankYouRefusal } from './lock-thank-you.server.ts'

/** Ends the waiting time of a thank-you: it goes out as it stands, at the next hour at which its client is written to (R21). */
export async function sendNow(call: ThankYouCall): Promise<Result<{ sendAt: Date }, ThankYouRefusal>> {
  const { businessId, messageId, now } = call
  return inTransaction(async (tx) => {
    const found = await lockThankYou(tx, call, ['queued'])
    if (!found.ok) return found
    const composed = await composeThankYou(tx, found.value.thanked, { now, waits: false })
    if (!composed) return refuse('gone')
    const { sendAt } = composed
    await tx.outboxMessage.update({ where: { businessId_id: { businessId, id: messageId } }, data: { sendAt } })
    await recordEvents(tx, [thankYouEvent(found.value, call, 'thank_you.edited')])
    return ok({ sendAt })
  })
}
