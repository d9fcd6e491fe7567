import type { Tx } from '#app/db/transaction.server.ts'
import { enqueueMessage } from '#app/db/write/enqueue-message.server.ts'
import { createPortalLink } from '#app/db/write/portal-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { composeThankYou } from './compose-thank-you.server.ts'
import type { Thanked } from './compose-thank-you.server.ts'

/**
 * Exactly one thank-you per settled payment: its key is the payment's. It travels the reminder's road from here. Answers its
 * id; null where nobody can be written to, it met no invoice, or there is one already.
 */
export async function queueThankYou(tx: Tx, thanked: Thanked, now: Date, actor?: string): Promise<string | null> {
  const { businessId, paymentId, clientId } = thanked
  const composed = await composeThankYou(tx, thanked, { now })
  if (!composed) return null
  const { draft, rendered, to, invoiceId, numbers, sendAt } = composed
  const { kind } = draft
  const link = await createPortalLink(tx, { businessId, clientId, invoiceId, sentTo: to, now })
  const messageId = await enqueueMessage(tx, {
    ...{ businessId, clientId, invoiceId, portalLinkId: link.id, to, cc: [], sendAt, rendered, now },
    ...{
      key: `thank-you/${paymentId}`,
      kind: 'thank_you',
      state: 'queued',
      basis: kind,
      words: draft,
      attachments: [],
    },
  })
  if (!messageId) return null
  const data = { messageId, to, numbers, kind }
  const event = { businessId, clientId, invoiceId, type: 'thank_you.queued', at: now, data }
  await recordEvents(tx, [{ ...event, ...(actor && { actor }) }])
  return messageId
}
