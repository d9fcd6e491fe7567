import type { Prisma } from '#app/db/generated/client.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { draftTaskKey } from '#app/domain/dunning/draft-task.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** One decision of a person about one draft. */
export interface DraftCall {
  readonly businessId: string
  readonly messageId: string
  readonly actor: string
  readonly now: Date
}

/** `gone`: somebody decided about it already, or it was taken back. */
export type DraftRefusal = 'not_found' | 'gone'

const withContext = {
  reminders: {
    where: { accompanying: false },
    select: { invoiceId: true, stage: true, stageKey: true, invoice: { select: { number: true } } },
  },
  client: { select: { name: true, locale: true, business: { select: { name: true, timeZone: true, locale: true } } } },
} as const satisfies Prisma.OutboxMessageInclude

export type Draft = Prisma.OutboxMessageGetPayload<{ include: typeof withContext }>

/** The draft as it stands, with its client's row taken: nobody else decides about it meanwhile. */
export async function lockDraft(tx: Tx, { businessId, messageId }: DraftCall): Promise<Result<Draft, DraftRefusal>> {
  const where = { businessId_id: { businessId, id: messageId } }
  const found = await tx.outboxMessage.findUnique({ where, select: { clientId: true } })
  if (!found) return refuse('not_found')
  await lockClient(tx, businessId, found.clientId)
  const draft = await tx.outboxMessage.findUniqueOrThrow({ where, include: withContext })
  return draft.state === 'drafted' ? ok(draft) : refuse('gone')
}

type DraftEvent = 'reminder.edited' | 'reminder.skipped' | 'reminder.postponed'

/** One entry for each invoice the draft speaks of. */
export async function recordOnDraft(
  tx: Tx,
  draft: Draft,
  { actor, now }: DraftCall,
  type: DraftEvent,
  more: { reason?: string; until?: string } = {},
): Promise<void> {
  const { businessId, clientId, id: messageId } = draft
  await recordEvents(
    tx,
    draft.reminders.map(({ invoiceId, stageKey, invoice }) => ({
      ...{ businessId, clientId, invoiceId, type, actor, at: now },
      data: { number: invoice.number, stage: stageKey, messageId, ...more },
    })),
  )
}

/** The draft waits no longer; where it was flagged for that, the flag goes too. */
export async function endWaiting(
  tx: Tx,
  draft: Draft,
  { actor, now }: DraftCall,
  decision: { outcome: string; approvedBy?: string },
): Promise<void> {
  const { businessId, id } = draft
  const { outcome, approvedBy } = decision
  await tx.outboxMessage.update({
    where: { businessId_id: { businessId, id } },
    data: { waitingSince: null, ...(approvedBy && { approvedBy, approvedAt: now }) },
  })
  const key = draftTaskKey({ ...draft, waitingSince: draft.waitingSince ?? draft.createdAt })
  await finishTask(tx, { businessId, key, outcome, actor, now })
}
