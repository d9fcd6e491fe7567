import type { Dispute } from '#app/db/read/disputes.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { handToBusiness } from '#app/db/write/dispute-rest.server.ts'
import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { moveDispute, reopenDispute } from '#app/db/write/disputes.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { DISPUTE_WORDS_MAX } from '#app/domain/dispute/check-dispute.ts'
import { mayAnswer } from '#app/domain/dispute/objection.ts'
import { compareMoney, isPositive, subtractMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { checkDecision } from './check-decision.server.ts'
import { inDispute } from './in-dispute.server.ts'
import type { DisputePlace } from './in-dispute.server.ts'
import { settleDispute } from './settle-dispute.server.ts'
import { tellBusinessOfDispute, tellClientOfDispute } from './tell-dispute.server.ts'

export interface OutcomeAnswer {
  agrees: boolean
  author: string
  /** Needed of who does not agree. */
  words: string
  messageId: string
  actor: string
  now: Date
}

export type AnswerRefusal = 'over' | 'words_missing' | 'words_too_long' | 'changed'

/** The client says whether they agree with what was proposed or decided. `changed`: what was proposed is not possible any more. */
export async function answerOutcome(
  place: DisputePlace,
  answer: OutcomeAnswer,
): Promise<Result<null, AnswerRefusal | 'not_found' | 'sent_before'>> {
  const { agrees, words, now } = answer
  return inDispute(place, async (tx, dispute) => {
    if (!agrees && words === '') return refuse('words_missing')
    if (words.length > DISPUTE_WORDS_MAX) return refuse('words_too_long')
    if (dispute.state === 'proposed') return agrees ? accept(tx, dispute, answer) : object(tx, dispute, answer)
    if (!mayAnswer(dispute, todayIn(dispute.business.timeZone, instantOf(now)))) return refuse('over')
    return agrees ? acknowledge(tx, dispute, answer) : reopen(tx, dispute, answer)
  })
}

async function accept(tx: Tx, dispute: Dispute, answer: OutcomeAnswer): Promise<Result<null, AnswerRefusal>> {
  const { outcome, amount } = dispute
  const { actor, now, messageId, author } = answer
  if (!outcome) return refuse('over')
  const proposal = await tx.disputeMessage.findFirst({
    where: { businessId: dispute.businessId, disputeId: dispute.id, kind: 'proposal' },
    orderBy: { at: 'desc' },
    select: { text: true },
  })
  const words = proposal?.text ?? ''
  const decided = await checkDecision(tx, dispute, { outcome, amount, words: words || '-' })
  if (!decided.ok) return refuse('changed')
  await said(tx, dispute, 'agreement', answer)
  const settled = await settleDispute(tx, dispute, decided.value, { words, agreed: true, step: messageId, actor, now })
  if (!settled) return refuse('over')
  await tellBusinessOfDispute(tx, dispute, {
    step: `answer/${messageId}`,
    subject: `${author} agrees: the dispute of invoice ${dispute.invoice.number} is settled`,
    paragraphs: ['What you proposed has been done, and the client has it in writing.', answer.words],
    now,
  })
  return ok(null)
}

async function object(tx: Tx, dispute: Dispute, answer: OutcomeAnswer): Promise<Result<null, AnswerRefusal>> {
  const { now } = answer
  const moved = await moveDispute(tx, dispute, 'object', { outcome: null, creditMinor: null })
  if (!moved) return refuse('over')
  await said(tx, dispute, 'objection', answer)
  const respondBy = await handToBusiness(tx, dispute, now)
  await tellOfObjection(tx, dispute, answer, respondBy)
  return ok(null)
}

async function acknowledge(tx: Tx, dispute: Dispute, answer: OutcomeAnswer): Promise<Result<null, AnswerRefusal>> {
  const { businessId, id } = dispute
  await tx.dispute.update({
    where: { businessId_id: { businessId, id } },
    data: { agreed: true, agreedAt: answer.now },
  })
  await said(tx, dispute, 'agreement', answer)
  return ok(null)
}

/** What was not granted is in question again: the hold is back, and so is the business's clock. */
async function reopen(tx: Tx, dispute: Dispute, answer: OutcomeAnswer): Promise<Result<null, AnswerRefusal>> {
  const { words, actor, now } = answer
  const { invoice } = dispute
  const part = leftInQuestion(dispute)
  if (invoice.state !== 'issued' || part === 'nothing') return refuse('over')
  const respondBy = await reopenDispute(tx, dispute, { part, words, actor, now })
  await said(tx, dispute, 'objection', answer)
  await tellOfObjection(tx, { ...dispute, disputed: part }, answer, respondBy)
  return ok(null)
}

/** Null: all that is open. */
function leftInQuestion({ disputed, outcome, amount, invoice: { balance } }: Dispute): Money | null | 'nothing' {
  if (!isPositive(balance)) return 'nothing'
  if (disputed === null) return null
  const left = outcome === 'part_credit' && amount ? subtractMoney(disputed, amount) : disputed
  if (!isPositive(left)) return 'nothing'
  return compareMoney(left, balance) >= 0 ? null : left
}

async function tellOfObjection(
  tx: Tx,
  dispute: Dispute,
  { author, words, messageId, now }: OutcomeAnswer,
  respondBy: Dispute['respondBy'],
): Promise<void> {
  await tellClientOfDispute(tx, dispute, {
    ...{ kind: 'received', step: `answer/${messageId}`, answerBy: respondBy, now },
  })
  await tellBusinessOfDispute(tx, dispute, {
    step: `answer/${messageId}`,
    subject: `${author} does not agree about invoice ${dispute.invoice.number}`,
    paragraphs: [words, 'The client was told that you answer within three business days.'],
    now,
  })
}

async function said(
  tx: Tx,
  dispute: Dispute,
  kind: 'agreement' | 'objection',
  { author, words, messageId, actor, now }: OutcomeAnswer,
): Promise<void> {
  const { businessId, id: disputeId, clientId, invoiceId, invoice } = dispute
  await insertDisputeMessage(tx, { dispute, kind, by: 'client', author, text: words, files: [], messageId, actor, now })
  const event = { businessId, clientId, invoiceId, actor, at: now }
  const data = { disputeId, number: invoice.number }
  await recordEvents(tx, [
    kind === 'agreement'
      ? { ...event, type: 'dispute.agreed', data }
      : { ...event, type: 'dispute.objected', data: { ...data, reason: words } },
  ])
}
