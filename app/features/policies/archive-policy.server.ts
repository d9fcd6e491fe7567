import { lockPolicies } from '#app/db/sql/lock-policies.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

interface PolicyToArchive {
  readonly businessId: string
  readonly policyId: string
  readonly actor: string
  readonly now: Date
}

/** Puts a policy away that nobody follows; its name is free again, the numbers of its steps are not. */
export function archivePolicy(call: PolicyToArchive): Promise<Result<null, 'not_found' | 'in_use'>> {
  const { businessId, policyId, actor, now } = call
  return inTransaction(async (tx) => {
    await lockPolicies(tx, businessId)
    const where = { businessId_id: { businessId, id: policyId } }
    const row = await tx.dunningPolicy.findUnique({
      where,
      select: { name: true, archivedAt: true, _count: { select: { usedBy: true, clients: true, invoices: true } } },
    })
    if (!row || row.archivedAt) return refuse('not_found')
    if (Object.values(row._count).some((count) => count > 0)) return refuse('in_use')
    const name = `${row.name} (put away ${now.toISOString()})`
    await tx.dunningPolicy.update({ where, data: { name, archivedAt: now } })
    await recordEvents(tx, [{ businessId, type: 'policy.archived', actor, at: now, data: { name: row.name } }])
    return ok(null)
  })
}
