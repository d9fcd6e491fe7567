import { groundNow } from '#app/db/read/drafts.server.ts'
import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { dateOf, instantOf } from '#app/domain/business-day.ts'
import type { Instant } from '#app/domain/business-day.ts'
import type { DunningFacts } from '#app/domain/dunning/dunning-facts.ts'
import type { Ground } from '#app/domain/dunning/reminder-basis.ts'
import { sendAfterApproval, slowestPace } from '#app/domain/dunning/send-after-approval.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { endWaiting, lockDraft } from './lock-draft.server.ts'
import type { Draft, DraftCall, DraftRefusal } from './lock-draft.server.ts'

/**
 * `moved`: what it was written on has changed. `aged`: its words would no longer be true when it could go out. Either way
 * it was taken back, and where it is still due, it is written anew.
 */
export type ApprovalRefusal = DraftRefusal | 'moved' | 'aged'

const reasons = {
  moved: 'What it was written on had changed when it was approved.',
  aged: 'It was approved too late for the days it names.',
}

/**
 * Lets a draft go out, exactly as it stands, at the first instant its client may be written to. The facts are read again
 * first (R6): what a person approves is what is true now. Safe to repeat: a draft is approved once. `restSeconds` is how long
 * it stays in the house at least, for whoever thinks again.
 */
export async function approveMessage(
  call: DraftCall & { restSeconds?: number },
): Promise<Result<{ sendAt: Date }, ApprovalRefusal>> {
  const { businessId, actor, now, restSeconds = 0 } = call
  return inTransaction(async (tx) => {
    const found = await lockDraft(tx, call)
    if (!found.ok) return found
    const draft = found.value
    const facts = await loadDunningFacts(tx, businessId, draft.clientId, now)
    if (!facts) throw new Error(`client ${draft.clientId} left inside its own lock`)
    const soonest = now.getTime() + restSeconds * 1_000
    const sendAt = new Date(Math.max(soonest, dateOf(await firstSending(tx, draft, facts, now)).getTime()))
    const ground = groundUntil(draft, facts, [now, sendAt])
    if (ground !== 'holds') {
      await moveMessage(tx, draft, 'cancel', { now, reason: reasons[ground] })
      return refuse(ground)
    }
    const moved = await moveMessage(tx, draft, 'approve', { now, actor, sendAt })
    if (moved === null) return refuse('gone')
    await endWaiting(tx, draft, call, { outcome: 'approved', approvedBy: actor })
    return ok({ sendAt })
  })
}

/** A reminder must be true now and still be so when it goes out; the words of a note age in nothing we know of. */
function groundUntil(draft: Draft, facts: DunningFacts, moments: readonly Date[]): Ground {
  if (draft.kind !== 'reminder') return 'holds'
  const grounds = moments.map((moment) => groundNow(draft, facts, moment))
  return grounds.find((ground) => ground !== 'holds') ?? 'holds'
}

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
