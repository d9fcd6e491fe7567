import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import type { BulkItem, BulkResult } from '#app/db/sql/bulk-items.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertHolds } from '#app/db/write/many-holds.server.ts'
import type { BulkParams } from '#app/domain/bulk/bulk-decision.ts'
import { parseDay } from '#app/domain/business-day.ts'

/** What one batch of a decision about many is about, and who decided. */
export interface Batch {
  readonly businessId: string
  readonly items: readonly BulkItem[]
  readonly actor: string
  readonly now: Date
}

/** Rests whole invoices, those left out that are not open (any more) or held by somebody already. Keeps the holds. */
export async function holdMany(
  tx: Tx,
  { items, ...writing }: Batch,
  { reason, until, reviewOn }: BulkParams['hold'],
): Promise<Map<string, BulkResult>> {
  const { businessId } = writing
  await lockClients(
    tx,
    businessId,
    items.map(({ clientId }) => clientId),
  )
  const ids = items.map(({ subjectId }) => subjectId)
  const open = await idsOf(
    tx.invoice.findMany({ where: { businessId, id: { in: ids }, state: 'issued' }, select: { id: true } }),
  )
  const held = await idsOf(
    heldByHand(tx, businessId, ids).then((holds) => holds.map(({ invoiceId }) => ({ id: invoiceId ?? '' }))),
  )
  const rests = items
    .filter(({ subjectId }) => open.has(subjectId) && !held.has(subjectId))
    .map(({ subjectId, clientId }) => ({
      ...{ clientId, invoiceId: subjectId, reason, stopsCharges: true },
      until: until === null ? null : parseDay(until),
      reviewOn: reviewOn === null ? null : parseDay(reviewOn),
    }))
  const placed = await insertHolds(tx, writing, rests)
  return new Map(
    ids.map((id): [string, BulkResult] => {
      const holdId = placed.get(id)
      if (holdId) return [id, { outcome: 'done', kept: { holdId } }]
      return [id, { outcome: open.has(id) ? 'already_held' : 'not_open' }]
    }),
  )
}

const idsOf = async (rows: Promise<{ id: string }[]>) => new Set((await rows).map(({ id }) => id))

/** Holds that people placed on these very invoices, in force today or not yet over. */
export const heldByHand = (tx: Tx, businessId: string, invoiceIds: readonly string[]) =>
  tx.hold.findMany({
    where: { businessId, invoiceId: { in: [...invoiceIds] }, releasedAt: null, kind: 'manual', amountMinor: null },
    select: { id: true, invoiceId: true },
  })
