import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { readPlanStandings } from '#app/db/read/plan-standing.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { stopCollecting } from '#app/db/write/collecting.server.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { queueAgreedNote } from '#app/features/mail/queue-agreed-note.server.ts'

interface StopCall {
  businessId: string
  planId: string
  /** For the record; ends the sentence "Autopay was stopped: …". */
  reason: string
  actor: string
  now: Date
}

/**
 * The instalments of a plan are not paid by themselves any more, as the client or the business wishes; the plan goes on, and the
 * client is told. A charge that is on its way already is not called back.
 */
export async function stopAutopay(call: StopCall): Promise<Result<null, 'not_found' | 'not_on'>> {
  const { businessId, planId } = call
  const found = await prisma.instalmentPlan.findUnique({
    where: { businessId_id: { businessId, id: planId } },
    select: { clientId: true },
  })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, found.clientId)
    return (await stopAndTell(tx, call)) ? ok(null) : refuse('not_on')
  })
}

/** The same for a caller who holds the client's lock. False where nothing was paid by itself. */
export async function stopAndTell(tx: Tx, { businessId, planId, reason, actor, now }: StopCall): Promise<boolean> {
  const record = (await readPlanStandings(tx, businessId, [planId], now)).get(planId)
  const plan = await loadPlan(tx, businessId, planId)
  if (!plan || !record || !(await stopCollecting(tx, plan, { reason, actor, now }))) return false
  if (plan.state !== 'active') return true
  await queueAgreedNote(tx, {
    ...{ businessId, plan: record, note: 'autopay_stopped', kind: 'plan', instalment: null, now },
    key: `autopay-stopped/${planId}/${now.getTime()}`,
  })
  return true
}
