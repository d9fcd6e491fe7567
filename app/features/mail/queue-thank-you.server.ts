import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessages } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLinks } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { composeThankYous } from './compose-thank-you.server.ts'
import type { Thanked } from './compose-thank-you.server.ts'

/**
 * Exactly one thank-you per settled payment: its key is the payment's. It travels the reminder's road from here. Answers its
 * id; null where nobody can be written to, it met no invoice, or there is one already.
 */
export async function queueThankYou(tx: Tx, thanked: Thanked, now: Date, actor?: string): Promise<string | null> {
  const [messageId = null] = await queueThankYous(tx, thanked.businessId, [thanked], now, actor)
  return messageId
}

/** The same for several payments of one business; answers the ids of what was written. */
export async function queueThankYous(
  tx: Tx,
  businessId: string,
  thanked: readonly Thanked[],
  now: Date,
  actor?: string,
): Promise<string[]> {
  const all = await composeThankYous(tx, businessId, thanked, { now })
  const composed = thanked.flatMap((about, n) => (all[n] ? [{ ...about, ...all[n] }] : []))
  const links = await createPortalLinks(
    tx,
    composed.map(({ clientId, invoiceId, to: sentTo }) => ({ businessId, clientId, invoiceId, sentTo, now })),
  )
  const messageIds = await enqueueMessages(
    tx,
    businessId,
    composed.map(({ paymentId, clientId, draft, rendered, to, invoiceId, sendAt }, n) => ({
      ...{ businessId, clientId, invoiceId, portalLinkId: links[n] ?? null, to, cc: [], sendAt, rendered, now },
      ...{ key: `thank-you/${paymentId}`, kind: 'thank_you', state: 'queued', attachments: [] },
      ...{ basis: draft.kind, words: draft },
    })),
  )
  const written = composed.flatMap((mail, n) => (messageIds[n] ? [{ ...mail, messageId: messageIds[n] }] : []))
  await recordEvents(
    tx,
    written.map(({ messageId, clientId, invoiceId, to, numbers, draft: { kind } }) => ({
      ...{ businessId, clientId, invoiceId, type: 'thank_you.queued', at: now },
      ...{ data: { messageId, to, numbers, kind }, ...(actor && { actor }) },
    })),
  )
  return written.map(({ messageId }) => messageId)
}
