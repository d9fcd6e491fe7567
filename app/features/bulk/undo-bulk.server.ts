import { takeBackItems } from '#app/db/sql/bulk-items.server.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { bulkKinds, canBeUndone } from '#app/domain/bulk/bulk-decision.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { newId } from '#app/ids.server.ts'

/**
 * Takes a decision about many back: a run of its own, about what the first one did and nobody changed since. Once; a run
 * that takes back is not taken back itself. Answers the new run.
 */
export async function undoBulk(call: {
  businessId: string
  runId: string
  actor: string
  now: Date
}): Promise<Result<{ runId: string }, 'not_found' | 'not_over' | 'undone_already'>> {
  const { businessId, runId, actor, now } = call
  const id = newId()
  try {
    return await inTransaction(async (tx) => {
      const run = await tx.bulkRun.findUnique({ where: { businessId_id: { businessId, id: runId } } })
      const kind = bulkKinds.find((one) => one === run?.kind)
      if (!run || !kind || !canBeUndone(kind) || run.undoesId) return refuse('not_found')
      if (run.state !== 'done') return refuse('not_over')
      const { back, params } = run
      await tx.bulkRun.create({
        data: {
          ...{ businessId, id, kind, back, actor, total: 0, state: 'queued', createdAt: now, undoesId: runId },
          params: params ?? {},
        },
      })
      const total = await takeBackItems(tx, businessId, id, runId)
      await tx.bulkRun.update({ where: { businessId_id: { businessId, id } }, data: { total } })
      return ok({ runId: id })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('undone_already')
    throw error
  }
}
