import { lockTeam } from '#app/db/read/team.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { insertStaffLink } from '#app/db/write/staff-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { OfMember } from './of-member.ts'

/** Makes the link by which a colleague who forgot the password sets a new one. The old password works until then. */
export async function makePasswordLink({
  businessId,
  userId,
  actor,
  now,
}: OfMember): Promise<Result<{ token: string; email: string }, 'not_found'>> {
  return inTransaction(async (tx) => {
    const member = (await lockTeam(tx, businessId)).find((person) => person.userId === userId)
    if (!member) return refuse('not_found')
    const { email, name } = member
    const token = await insertStaffLink(tx, { businessId, email, for: { userId }, actor, now })
    await recordEvents(tx, [{ businessId, type: 'staff.password_link_made', actor, at: now, data: { name } }])
    return ok({ token, email })
  })
}
