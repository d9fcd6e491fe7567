import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import { lockThankYou } from './lock-thank-you.server.ts'
import type { Decided, ThankYouCall } from './lock-thank-you.server.ts'

/** A thank-you that waits is not sent, and why stays on record. */
export async function callOffThankYou(call: ThankYouCall & { reason: string }): Decided {
  const { actor, now, reason } = call
  return inTransaction(async (tx) => {
    const found = await lockThankYou(tx, call, ['queued'])
    if (!found.ok) return found
    const moved = await moveMessage(tx, found.value.note, 'cancel', { now, actor, reason })
    return moved ? ok(null) : refuse('gone')
  })
}
