import { isStillTrue } from '#app/db/read/drafts.server.ts'
import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import type { Instant } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import { sendAfterApproval, slowestPace } from '#app/domain/dunning/send-after-approval.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { endWaiting, lockDraft } from './lock-draft.server.ts'
import type { Draft, DraftCall, DraftRefusal } from './lock-draft.server.ts'

/** `moved`: what it was written on has changed; it was taken back, and where it is still due, it is written anew. */
export type ApprovalRefusal = DraftRefusal | 'moved'

/**
 * Lets a draft go out, exactly as it stands, at the first instant its client may be written to. The facts are read again
 * first (R6): what a person approves is what is true now. Safe to repeat: a draft is approved once.
 */
export async function approveMessage(call: DraftCall): Promise<Result<{ sendAt: Date }, ApprovalRefusal>> {
  const { businessId, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDraft(tx, call)
    if (!found.ok) return found
    const draft = found.value
    const facts = await loadDunningFacts(tx, businessId, draft.clientId, now)
    const at = facts && (await firstSending(tx, draft, facts, now))
    if (!facts || !at || !holdsUntil(draft, facts, [now, dateOf(at)])) {
      const reason = 'What it was written on had changed when it was approved.'
      await moveMessage(tx, draft, 'cancel', { now, reason })
      return refuse('moved')
    }
    const sendAt = dateOf(at)
    const moved = await moveMessage(tx, draft, 'approve', { now, actor, sendAt })
    if (moved === null) return refuse('gone')
    await endWaiting(tx, draft, call, { outcome: 'approved', approvedBy: actor })
    return ok({ sendAt })
  })
}

/** A reminder must be true now and still be so when it goes out; the words of a note age in nothing we know of. */
const holdsUntil = (draft: Draft, facts: DunningFacts, moments: readonly Date[]): boolean =>
  draft.kind !== 'reminder' || moments.every((moment) => isStillTrue(draft, facts, moment))

/** A reminder is spaced from the client's other reminders, those that are queued among them; a note only keeps to the hours. */
async function firstSending(tx: Tx, draft: Draft, facts: DunningFacts, now: Date): Promise<Instant> {
  const { businessId, clientId, id, kind, reminders } = draft
  if (kind !== 'reminder') return sendAfterApproval(facts, null, [], instantOf(now))
  const queued = await tx.outboxMessage.findMany({
    where: { businessId, clientId, kind: 'reminder', state: { in: ['queued', 'sending', 'unknown'] }, id: { not: id } },
    select: { sendAt: true },
  })
  const about = facts.invoices.filter((invoice) => reminders.some(({ invoiceId }) => invoiceId === invoice.id))
  // What should have gone out already goes out now.
  const planned = queued.map(({ sendAt }) => instantOf(sendAt < now ? now : sendAt))
  return sendAfterApproval(facts, slowestPace(about.map(({ policy }) => policy)), planned, instantOf(now))
}
