import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { DraftCall } from './lock-draft.server.ts'

/** `too_late`: it has left the house, or the decision is too old, or something followed from it. */
export type UndoRefusal = 'not_found' | 'too_late'

type Decided = NonNullable<Awaited<ReturnType<typeof findDecided>>>

const findDecided = (tx: Tx, businessId: string, id: string) =>
  tx.outboxMessage.findUnique({ where: { businessId_id: { businessId, id } } })

/** A message somebody has decided about, with its client's row taken. */
export async function lockDecided(tx: Tx, { businessId, messageId }: DraftCall): Promise<Result<Decided, 'not_found'>> {
  const found = await findDecided(tx, businessId, messageId)
  if (!found) return refuse('not_found')
  await lockClient(tx, businessId, found.clientId)
  const message = await findDecided(tx, businessId, messageId)
  return message ? ok(message) : refuse('not_found')
}
