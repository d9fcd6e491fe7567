import type { StaffRole } from '#app/auth/permissions.ts'
import { lockTeam } from '#app/db/read/team.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { isLastOwner } from '#app/domain/team/last-owner.ts'
import type { OfMember } from './of-member.ts'

/** Gives a member another role, from the next request on. A business keeps at least one owner. */
export async function changeRole({
  businessId,
  userId,
  role,
  actor,
  now,
}: OfMember & { role: StaffRole }): Promise<Result<{ name: string }, 'not_found' | 'last_owner'>> {
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, businessId)
    const member = team.find((person) => person.userId === userId)
    if (!member) return refuse('not_found')
    const { name, role: before } = member
    if (before === role) return ok({ name })
    if (isLastOwner(team, userId)) return refuse('last_owner')
    await tx.membership.update({ where: { businessId_userId: { businessId, userId } }, data: { role } })
    const data = { name, changes: { role: { before, after: role } } }
    await recordEvents(tx, [{ businessId, type: 'staff.role_changed', actor, at: now, data }])
    return ok({ name })
  })
}
