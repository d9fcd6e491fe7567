import type { Prisma } from '#app/db/generated/client.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import { composeThankYou } from '#app/features/mail/compose-thank-you.server.ts'
import { lockThankYou, thankYouEvent } from './lock-thank-you.server.ts'
import type { Decided, ThankYouCall } from './lock-thank-you.server.ts'

/** A thank-you that was called off goes out after all, written anew for what the books and the address book say now. */
export async function reviveThankYou(call: ThankYouCall): Decided {
  const { businessId, messageId, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockThankYou(tx, call, ['cancelled'])
    if (!found.ok) return found
    const { note, thanked } = found.value
    const composed = await composeThankYou(tx, thanked, { now, line: note.personalLine ?? '' })
    if (!composed) return refuse('gone')
    const { draft, rendered, to, invoiceId, sendAt } = composed
    if ((await moveMessage(tx, note, 'revive', { now, actor, sendAt })) === null) return refuse('gone')
    const link = await createPortalLink(tx, { businessId, clientId: note.clientId, invoiceId, sentTo: to, now })
    await tx.outboxMessage.update({
      where: { businessId_id: { businessId, id: messageId } },
      data: {
        ...{
          ...rendered,
          toAddress: to,
          invoiceId,
          portalLinkId: link.id,
          basis: draft.kind,
          lastError: null,
          endedAt: null,
        },
        words: draft as object as Prisma.InputJsonObject,
      },
    })
    await recordEvents(tx, [thankYouEvent(found.value, call, 'thank_you.queued')])
    return ok(null)
  })
}
