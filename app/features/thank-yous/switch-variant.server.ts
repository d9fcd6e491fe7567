import type { Prisma } from '#app/db/generated/client.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { ThankYouVariant } from '#app/domain/words/template-kinds.ts'
import { composeThankYou } from '#app/features/mail/compose-thank-you.server.ts'
import { lockThankYou, thankYouEvent } from './lock-thank-you.server.ts'
import type { ThankYouCall, ThankYouRefusal } from './lock-thank-you.server.ts'

/** Writes a thank-you that has not gone out in other words, with the same line of one's own. `not_fitting`: they would not be true of the sums. */
export async function switchVariant(
  call: ThankYouCall & { variant: ThankYouVariant },
): Promise<Result<null, ThankYouRefusal | 'not_fitting'>> {
  const { businessId, messageId, variant, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockThankYou(tx, call, ['queued'])
    if (!found.ok) return found
    const { note, thanked } = found.value
    const composed = await composeThankYou(tx, thanked, { now, variant, line: note.personalLine ?? '' })
    if (!composed) return refuse('gone')
    if (!composed.variants.includes(variant)) return refuse('not_fitting')
    const { rendered, draft } = composed
    await tx.outboxMessage.update({
      where: { businessId_id: { businessId, id: messageId } },
      data: { ...rendered, words: draft as object as Prisma.InputJsonObject, basis: variant, editedBy: actor },
    })
    const event = thankYouEvent(found.value, call, 'thank_you.edited')
    await recordEvents(tx, [{ ...event, data: { ...event.data, kind: variant } }])
    return ok(null)
  })
}
