import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'

/** Takes a task off the desk. Safe to repeat: the first one counts, later ones change nothing. */
export async function completeTask(call: {
  businessId: string
  taskId: string
  /** What came of it, in the person's own words. */
  outcome: string | null
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, taskId, outcome, actor, now } = call
  return inTransaction(async (tx) => {
    const task = await tx.task.findUnique({ where: { businessId_id: { businessId, id: taskId } } })
    if (!task) return refuse('not_found')
    const done = await tx.task.updateMany({
      where: { businessId, id: taskId, doneAt: null },
      data: { doneAt: now },
    })
    if (done.count === 0) return ok(null)
    const { kind, title, clientId, invoiceId } = task
    const data = { taskId, kind, title, ...(outcome && { outcome }) } satisfies TimelineData['task.done']
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'task.done', actor, at: now, data }])
    return ok(null)
  })
}
