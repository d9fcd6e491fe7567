import { z } from 'zod'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import type { BulkResult } from '#app/db/sql/bulk-items.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { endHolds, insertHolds } from '#app/db/write/many-holds.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { heldByHand } from './hold-many.server.ts'
import type { Batch } from './hold-many.server.ts'

/** Lets invoices go on that somebody held. What rests for a reason of its own (a promise, a plan, a dispute) goes on resting. */
export async function releaseMany(tx: Tx, { items, ...writing }: Batch): Promise<Map<string, BulkResult>> {
  const { businessId } = writing
  await lockClients(
    tx,
    businessId,
    items.map(({ clientId }) => clientId),
  )
  const ids = items.map(({ subjectId }) => subjectId)
  const held = await heldByHand(tx, businessId, ids)
  const ended = await endHolds(
    tx,
    writing,
    held.map(({ id }) => id),
  )
  const resting = await tx.hold.findMany({
    where: {
      ...{ businessId, releasedAt: null, clientId: { in: items.map(({ clientId }) => clientId) } },
      OR: [{ invoiceId: { in: ids } }, { invoiceId: null }],
    },
    select: { invoiceId: true, clientId: true },
  })
  return new Map(
    items.map(({ subjectId, clientId }): [string, BulkResult] => {
      const was = ended.find(({ invoiceId }) => invoiceId === subjectId)
      if (was) {
        const { reason, stopsCharges, until, reviewOn } = was
        const days = { until: until && until.toString(), reviewOn: reviewOn && reviewOn.toString() }
        return [subjectId, { outcome: 'done', kept: { reason, stopsCharges, ...days } }]
      }
      const isResting = resting.some((hold) =>
        hold.invoiceId ? hold.invoiceId === subjectId : hold.clientId === clientId,
      )
      return [subjectId, { outcome: isResting ? 'held_elsewhere' : 'not_held' }]
    }),
  )
}

const KeptHold = z.object({ holdId: z.uuid() })

/** Takes `holdMany` back: the holds it placed end, unless somebody ended them. */
export async function undoHoldMany(tx: Tx, { items, ...writing }: Batch): Promise<Map<string, BulkResult>> {
  const { businessId } = writing
  await lockClients(
    tx,
    businessId,
    items.map(({ clientId }) => clientId),
  )
  const placed = items.flatMap(({ kept }) => KeptHold.safeParse(kept).data?.holdId ?? [])
  const ended = await endHolds(tx, writing, placed)
  const back = new Set(ended.map(({ invoiceId }) => invoiceId))
  return new Map(items.map(({ subjectId: id }) => [id, { outcome: back.has(id) ? 'done' : 'changed_since' }]))
}

const KeptRest = z.object({
  ...{ reason: z.string(), stopsCharges: z.boolean() },
  ...{ until: z.string().nullable(), reviewOn: z.string().nullable() },
})

/** Takes `releaseMany` back: the invoices rest as they did, unless they are paid or held anew. */
export async function undoReleaseMany(tx: Tx, { items, ...writing }: Batch): Promise<Map<string, BulkResult>> {
  const { businessId } = writing
  await lockClients(
    tx,
    businessId,
    items.map(({ clientId }) => clientId),
  )
  const ids = items.map(({ subjectId }) => subjectId)
  const held = new Set((await heldByHand(tx, businessId, ids)).map(({ invoiceId }) => invoiceId))
  const open = await tx.invoice.findMany({
    where: { businessId, id: { in: ids }, state: 'issued' },
    select: { id: true },
  })
  const isOpen = new Set(open.map(({ id }) => id))
  const rests = items.flatMap(({ subjectId, clientId, kept }) => {
    const was = KeptRest.safeParse(kept).data
    if (!was || held.has(subjectId) || !isOpen.has(subjectId)) return []
    const day = (text: string | null) => (text === null ? null : parseDay(text))
    return [{ ...was, clientId, invoiceId: subjectId, until: day(was.until), reviewOn: day(was.reviewOn) }]
  })
  const placed = await insertHolds(tx, writing, rests)
  return new Map(
    ids.map((id) => [id, { outcome: placed.has(id) ? 'done' : isOpen.has(id) ? 'changed_since' : 'not_open' }]),
  )
}
