import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { DISPUTE_WORDS_MAX } from '#app/domain/dispute/check-dispute.ts'
import type { OutcomeRefusal } from '#app/domain/dispute/check-outcome.ts'
import { isLiveDispute } from '#app/domain/dispute/dispute-state.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { checkDecision } from './check-decision.server.ts'
import type { OutcomeWish } from './check-decision.server.ts'
import { inDispute } from './in-dispute.server.ts'
import { settleDispute } from './settle-dispute.server.ts'

export interface DecisionToMake extends OutcomeWish {
  businessId: string
  disputeId: string
  author: string
  messageId: string
  actor: string
  now: Date
}

/** What stands against a decision itself. */
export type UnfitDecision = OutcomeRefusal | 'over' | 'words_too_long'
export type DecisionRefusal = UnfitDecision | 'not_found' | 'sent_before'

/** The business decides a dispute, with all that follows from it. A part credit or a rejection can be disagreed with, once. */
export async function resolveDispute(wish: DecisionToMake): Promise<Result<null, DecisionRefusal>> {
  const { words, correction, author, messageId, actor, now } = wish
  return inDispute({ ...wish, invoiceId: null }, async (tx, found): Promise<Result<null, UnfitDecision>> => {
    const dispute = { ...found, correction: correction ?? found.correction }
    if (!isLiveDispute(dispute.state)) return refuse('over')
    if (words.length > DISPUTE_WORDS_MAX) return refuse('words_too_long')
    const decided = await checkDecision(tx, dispute, wish)
    if (!decided.ok) return decided
    await insertDisputeMessage(tx, {
      ...{ dispute, kind: 'decision', by: 'business', author, text: words, files: [], messageId, actor, now },
    })
    const how = { words, agreed: null, step: messageId, actor, now }
    return (await settleDispute(tx, dispute, decided.value, how)) ? ok(null) : refuse('over')
  })
}
