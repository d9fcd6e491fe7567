import { endDisputeRest } from '#app/db/write/dispute-rest.server.ts'
import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { moveDispute } from '#app/db/write/disputes.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { inDispute } from './in-dispute.server.ts'
import type { DisputePlace } from './in-dispute.server.ts'
import { tellBusinessOfDispute, tellClientOfDispute } from './tell-dispute.server.ts'

export interface DisputeToWithdraw {
  /** Who says so: the client on the portal, or the business, whom the client told. */
  by: 'client' | 'business'
  author: string
  /** May be empty. */
  words: string
  messageId: string
  actor: string
  now: Date
}

/** The client takes a dispute back: follow-up goes on, at the same stage and a full step later. */
export async function withdrawDispute(
  place: DisputePlace,
  { by, author, words, messageId, actor, now }: DisputeToWithdraw,
): Promise<Result<null, 'over' | 'not_found' | 'sent_before'>> {
  return inDispute(place, async (tx, dispute) => {
    const moved = await moveDispute(tx, dispute, 'withdraw', { decidedAt: now, decidedBy: actor, remindAt: null })
    if (!moved) return refuse('over')
    await insertDisputeMessage(tx, {
      ...{ dispute, kind: 'withdrawal', by, author, text: words, files: [], messageId, actor, now },
    })
    await endDisputeRest(tx, dispute, { outcome: 'withdrawn', actor, now })
    const { businessId, id: disputeId, clientId, invoiceId, invoice } = dispute
    const data = { disputeId, number: invoice.number, reason: words } satisfies TimelineData['dispute.withdrawn']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'dispute.withdrawn', actor, at: now, data }])
    await tellClientOfDispute(tx, dispute, { kind: 'withdrawn', step: 'withdrawn', now })
    if (by === 'client') {
      await tellBusinessOfDispute(tx, dispute, {
        step: 'withdrawn',
        subject: `${author} has withdrawn the dispute of invoice ${invoice.number}`,
        paragraphs: ['It is closed, and follow-up goes on where it stood.', words],
        now,
      })
    }
    return ok(null)
  })
}
