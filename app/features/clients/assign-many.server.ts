import { z } from 'zod'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import type { BulkItem, BulkResult } from '#app/db/sql/bulk-items.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { putCaseOwner } from '#app/db/write/case-owner.server.ts'

interface Batch {
  readonly businessId: string
  /** Clients. */
  readonly items: readonly BulkItem[]
  readonly actor: string
  readonly now: Date
}

const KeptOwner = z.object({ before: z.string().nullable(), after: z.string().nullable() })

/** Gives clients to a colleague, or to nobody; replies to their mails go there from now on. */
export async function assignMany(tx: Tx, batch: Batch, userId: string | null): Promise<Map<string, BulkResult>> {
  return assign(tx, batch, () => userId)
}

/** Gives them back to whom they were with, those left out that somebody gave away since. */
export async function undoAssignMany(tx: Tx, batch: Batch): Promise<Map<string, BulkResult>> {
  return assign(tx, batch, (item, current) => {
    const kept = KeptOwner.safeParse(item.kept).data
    return kept && kept.after === current ? kept.before : undefined
  })
}

async function assign(
  tx: Tx,
  { businessId, items, actor, now }: Batch,
  ownerOf: (item: BulkItem, current: string | null) => string | null | undefined,
): Promise<Map<string, BulkResult>> {
  const ids = items.map(({ clientId }) => clientId)
  await lockClients(tx, businessId, ids)
  const clients = await tx.client.findMany({
    where: { businessId, id: { in: ids } },
    select: { id: true, caseOwnerId: true },
  })
  const results = new Map<string, BulkResult>()
  const moves = new Map<string | null, { id: string; before: string | null }[]>()
  for (const item of items) {
    const client = clients.find(({ id }) => id === item.clientId)
    const before = client?.caseOwnerId ?? null
    const after = ownerOf(item, before)
    if (!client) results.set(item.subjectId, { outcome: 'gone' })
    else if (after === undefined) results.set(item.subjectId, { outcome: 'changed_since' })
    else if (after === before) results.set(item.subjectId, { outcome: 'same_already' })
    else {
      results.set(item.subjectId, { outcome: 'done', kept: { before, after } })
      moves.set(after, [...(moves.get(after) ?? []), { id: client.id, before }])
    }
  }
  for (const [userId, moved] of moves) await putCaseOwner(tx, { businessId, actor, now }, moved, userId)
  return results
}
