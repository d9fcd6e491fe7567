import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { dayFromColumn } from '#app/db/calendar-day.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { mayUndo } from '#app/domain/today/undo-limit.ts'

/** `gone`: it is open again already, was done too long ago, or something followed from it that cannot be taken back. */
export type ReopenRefusal = 'not_found' | 'gone'

/** From how these are dealt with something follows: a mail, a step of the ladder, an answer to the client. */
const followed = ['call', 'help', 'contact_proposal', 'letter', 'escalation', 'draft', 'dispute']

/** Puts a task that was done a moment ago back on the desk. */
export async function reopenTask(call: {
  businessId: string
  taskId: string
  actor: string
  now: Date
}): Promise<Result<null, ReopenRefusal>> {
  const { businessId, taskId, actor, now } = call
  const where = { businessId_id: { businessId, id: taskId } }
  return inTransaction(async (tx) => {
    const found = await tx.task.findUnique({ where, select: { clientId: true } })
    if (!found) return refuse('not_found')
    if (found.clientId) await lockClient(tx, businessId, found.clientId)
    const { doneAt, kind, title, clientId, invoiceId, dueOn } = await tx.task.findUniqueOrThrow({ where })
    if (!doneAt || followed.includes(kind) || !mayUndo(doneAt, now)) return refuse('gone')
    const { count } = await tx.task.updateMany({ where: { businessId, id: taskId, doneAt }, data: { doneAt: null } })
    if (count === 0) return refuse('gone')
    const data = { taskId, kind, title, dueOn: dayFromColumn(dueOn).toString() }
    await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'task.opened', actor, at: now, data }])
    return ok(null)
  })
}
