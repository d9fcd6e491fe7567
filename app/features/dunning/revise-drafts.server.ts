import { groundNow, withSteps } from '#app/db/read/drafts.server.ts'
import { loadFactsOfClients } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { moveMessage } from '#app/db/write/move-message.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { draftTaskKey } from '#app/domain/dunning/draft-task.ts'
import { stageName } from '#app/domain/dunning/dunning-policy.ts'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { takenBackBecause } from '#app/domain/dunning/taken-back.ts'

const dayMs = 24 * 3_600_000

/**
 * Drafts that wait for a decision: one whose facts have moved is taken back, so that it is written anew or not at all; one
 * that nobody decides is flagged, once, however often it is written anew meanwhile.
 */
export async function reviseDrafts(
  tx: Tx,
  { businessId, clientIds, now }: { businessId: string; clientIds: readonly string[]; now: Date },
): Promise<void> {
  const drafts = await tx.outboxMessage.findMany({
    where: { businessId, clientId: { in: [...clientIds] }, state: 'drafted', kind: 'reminder' },
    include: { ...withSteps, client: { select: { name: true } } },
  })
  if (drafts.length === 0) return
  const factsOf = await loadFactsOfClients(tx, businessId, [...new Set(drafts.map(({ clientId }) => clientId))], now)
  for (const draft of drafts) {
    const facts = factsOf.get(draft.clientId)
    if (!facts) continue
    const lead = facts.invoices.find(({ id }) => id === draft.invoiceId)
    const waitingSince = draft.waitingSince ?? draft.createdAt
    if (lead && now.getTime() - waitingSince.getTime() >= lead.policy.draftFlagDays * dayMs) {
      await flagDraft(tx, { ...draft, waitingSince }, todayIn(facts.business.timeZone, instantOf(now)), now)
    }
    const ground = groundNow(draft, facts, now)
    if (ground !== 'holds') await moveMessage(tx, draft, 'cancel', { now, reason: takenBackBecause[ground] })
  }
}

async function flagDraft(
  tx: Tx,
  draft: {
    readonly businessId: string
    readonly clientId: string
    readonly invoiceId: string | null
    readonly words: unknown
    readonly waitingSince: Date
    readonly client: { readonly name: string }
  },
  dueOn: PlainDate,
  now: Date,
): Promise<void> {
  const { businessId, clientId, invoiceId, client } = draft
  // Its subject changes whenever it is written anew.
  const { stage } = draft.words as ReminderDraft
  const key = draftTaskKey(draft)
  // Whoever finished this task has looked.
  if ((await tx.task.count({ where: { businessId, key } })) > 0) return
  const title = `Approve, change or skip the ${stageName(stage)} to ${client.name}`
  await openTask(tx, { businessId, key, kind: 'draft', title, clientId, invoiceId, dueOn, now })
}
