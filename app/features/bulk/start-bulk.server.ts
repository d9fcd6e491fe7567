import { prisma } from '#app/db/client.server.ts'
import type { Prisma } from '#app/db/generated/client.ts'
import type { Chosen } from '#app/db/sql/chosen.server.ts'
import { takeItems } from '#app/db/sql/bulk-items.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { BulkKind, BulkParams } from '#app/domain/bulk/bulk-decision.ts'
import type { PlainDate } from '#app/domain/business-day.ts'

/** To write down a million takes half a minute. */
const longestTaking = 120_000

/**
 * Writes a decision about many down, with everything it is about as it is now; the worker carries it out in batches. `id`
 * comes from the page that asked, so that a second press is the same decision.
 */
export async function startBulk<Kind extends BulkKind>(call: {
  businessId: string
  id: string
  kind: Kind
  params: BulkParams[Kind]
  chosen: Chosen
  /** The list it was asked for on. */
  back: string
  today: PlainDate
  actor: string
  now: Date
}): Promise<void> {
  const { businessId, id, kind, params, chosen, back, today, actor, now } = call
  const isKnown = await prisma.bulkRun.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { id: true },
  })
  if (isKnown) return
  try {
    await inTransaction(async (tx) => {
      const run = { businessId, id, kind, params: params as Prisma.InputJsonObject, actor, back, createdAt: now }
      await tx.bulkRun.create({ data: { ...run, state: 'queued', total: 0 } })
      const total = await takeItems(tx, call, chosen, today)
      await tx.bulkRun.update({ where: { businessId_id: { businessId, id } }, data: { total } })
    }, longestTaking)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
