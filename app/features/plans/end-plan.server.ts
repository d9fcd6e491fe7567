import { prisma } from '#app/db/client.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import { readPlanStandings } from '#app/db/read/plan-standing.server.ts'
import { loadPlan } from '#app/db/read/plans.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { closeAgreedPlan } from '#app/db/write/advance-plans.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { queueAgreedNote } from '#app/features/mail/queue-agreed-note.server.ts'

interface EndCall {
  businessId: string
  planId: string
  /** What the client reads; null: nothing more than that it has ended. */
  message: string | null
  actor: string
  now: Date
}

/**
 * Ends an agreed plan because its instalments did not come. Each invoice goes back to where its follow-up stood before the
 * plan, after a gap; what was said is not said again. The client is told once, in plain words.
 */
export async function endPlan(call: EndCall): Promise<Result<null, 'not_found' | 'not_active'>> {
  const { businessId, planId, message, actor, now } = call
  const found = await prisma.instalmentPlan.findUnique({
    where: { businessId_id: { businessId, id: planId } },
    select: { clientId: true },
  })
  if (!found) return refuse('not_found')
  return inTransaction(async (tx) => {
    await lockClient(tx, businessId, found.clientId)
    const plan = await loadPlan(tx, businessId, planId)
    const record = (await readPlanStandings(tx, businessId, [planId], now)).get(planId)
    if (plan?.state !== 'active' || !record) return refuse('not_active')
    const ended = { event: 'default', reason: 'instalments did not come', actor, now } as const
    if (!(await closeAgreedPlan(tx, plan, ended))) return refuse('not_active')
    await queueAgreedNote(tx, {
      ...{ businessId, plan: record, note: 'ended', kind: 'plan', instalment: null, message, now },
      key: `plan/${planId}/ended`,
    })
    return ok(null)
  })
}
