import { isStillTrue, withSteps } from '#app/db/read/drafts.server.ts'
import { loadDunningFacts } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'

const dayMs = 24 * 3_600_000

/**
 * Drafts that wait for a decision: one whose facts have moved is taken back, so that it is written anew or not at all; one
 * that nobody decides is flagged, once.
 */
export async function reviseDrafts(
  tx: Tx,
  { businessId, clientId, now }: { businessId: string; clientId: string; now: Date },
): Promise<void> {
  const drafts = await tx.outboxMessage.findMany({
    where: { businessId, clientId, state: 'drafted', kind: 'reminder' },
    include: { ...withSteps, client: { select: { name: true } } },
  })
  if (drafts.length === 0) return
  const facts = await loadDunningFacts(tx, businessId, clientId, now)
  if (!facts) return
  for (const draft of drafts) {
    if (!isStillTrue(draft, facts, now)) {
      await moveMessage(tx, draft, 'cancel', { now, reason: 'What it was written on has changed since.' })
      continue
    }
    const lead = facts.invoices.find(({ id }) => id === draft.invoiceId)
    const waits = now.getTime() - draft.createdAt.getTime()
    const key = `draft/${draft.id}`
    if (!lead || waits < lead.policy.draftFlagDays * dayMs || (await tx.task.count({ where: { businessId, key } })) > 0)
      continue
    await openTask(tx, {
      businessId,
      key,
      kind: 'review',
      title: `Approve, change or skip the draft “${draft.subject}” to ${draft.client.name}`,
      clientId,
      invoiceId: draft.invoiceId,
      dueOn: todayIn(facts.business.timeZone, instantOf(now)),
      now,
    })
  }
}
