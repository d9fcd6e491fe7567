import { handToClient } from '#app/db/write/dispute-rest.server.ts'
import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { moveDispute } from '#app/db/write/disputes.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { DISPUTE_WORDS_MAX } from '#app/domain/dispute/check-dispute.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { checkDecision } from './check-decision.server.ts'
import { inDispute } from './in-dispute.server.ts'
import type { DecisionRefusal, DecisionToMake, UnfitDecision } from './resolve-dispute.server.ts'
import { tellClientOfDispute } from './tell-dispute.server.ts'

/** The business says how it would settle a dispute; nothing happens before the client agrees. */
export async function proposeOutcome(wish: DecisionToMake): Promise<Result<null, DecisionRefusal>> {
  const { words, correction, author, messageId, actor, now } = wish
  return inDispute({ ...wish, invoiceId: null }, async (tx, dispute): Promise<Result<null, UnfitDecision>> => {
    if (words.length > DISPUTE_WORDS_MAX) return refuse('words_too_long')
    const decided = await checkDecision(tx, dispute, wish)
    if (!decided.ok) return decided
    const { outcome, amount } = decided.value
    const moved = await moveDispute(tx, dispute, 'propose', {
      ...{ outcome, creditMinor: amount && amount.minor },
      ...(correction && { correction: { ...correction } }),
    })
    if (!moved) return refuse('over')
    await insertDisputeMessage(tx, {
      ...{ dispute, kind: 'proposal', by: 'business', author, text: words, files: [], messageId, actor, now },
    })
    await handToClient(tx, dispute, { outcome: 'proposed', actor, now })
    const { businessId, id: disputeId, clientId, invoiceId, invoice } = dispute
    const data = {
      ...{ disputeId, number: invoice.number, outcome, reason: words },
      ...(amount && { amount: moneyData(amount) }),
    } satisfies TimelineData['dispute.proposed']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'dispute.proposed', actor, at: now, data }])
    const sum = outcome === 'corrected' ? 'corrected' : 'credit'
    await tellClientOfDispute(tx, dispute, {
      ...{ kind: 'proposed', step: `proposal/${messageId}`, message: words, now },
      ...(amount && { [sum]: { amount, number: null } }),
    })
    return ok(null)
  })
}
