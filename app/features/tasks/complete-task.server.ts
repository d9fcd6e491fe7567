import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { finishCallStep } from '#app/db/write/call-step.server.ts'
import { refuseProposalOf } from '#app/db/write/contact-proposals.server.ts'
import { finishHelpOf } from '#app/db/write/help.server.ts'
import { finishTask } from '#app/db/write/tasks.server.ts'
import { readCallKey } from '#app/domain/call/call-task.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/**
 * Takes a task off the desk. Safe to repeat: the first one counts, later ones change nothing. A call that a stage waits for
 * counts as made, so that follow-up does not wait for a task that nobody sees any more.
 */
export async function completeTask(call: {
  businessId: string
  taskId: string
  /** What came of it, in the person's own words. */
  outcome: string | null
  actor: string
  now: Date
}): Promise<Result<null, 'not_found'>> {
  const { businessId, taskId, outcome, actor, now } = call
  const task = await prisma.task.findUnique({ where: { businessId_id: { businessId, id: taskId } } })
  if (!task) return refuse('not_found')
  const { key, kind, clientId, invoiceId } = task
  return inTransaction(async (tx) => {
    if (clientId) await lockClient(tx, businessId, clientId)
    const isFirst = await finishTask(tx, { businessId, key, outcome, actor, now })
    if (isFirst) await endCause(tx, { businessId, key, actor, now })
    const stageId = kind === 'call' ? readCallKey(key, taskId)?.stageId : null
    if (isFirst && stageId && clientId && invoiceId) {
      await finishCallStep(tx, { businessId, clientId, invoiceId, stageId, reason: outcome, now })
    }
    return ok(null)
  })
}

/** What the client asked for on the portal is over with its task, whoever did not answer it there. */
async function endCause(tx: Tx, cause: { businessId: string; key: string; actor: string; now: Date }): Promise<void> {
  await finishHelpOf(tx, cause)
  await refuseProposalOf(tx, cause)
}
