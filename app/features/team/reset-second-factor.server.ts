import { lockTeam } from '#app/db/read/team.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { dropSecondFactor, endSessions } from '#app/db/write/end-access.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { OfMember } from './of-member.ts'

/** For a colleague who lost the phone and the backup codes: the password alone signs in again, until a new app is set up. */
export async function resetSecondFactor({
  businessId,
  userId,
  actor,
  now,
}: OfMember): Promise<Result<{ name: string }, 'not_found'>> {
  return inTransaction(async (tx) => {
    const member = (await lockTeam(tx, businessId)).find((person) => person.userId === userId)
    if (!member) return refuse('not_found')
    const { name } = member
    await dropSecondFactor(tx, userId, now)
    await endSessions(tx, userId)
    await recordEvents(tx, [{ businessId, type: 'staff.second_factor_reset', actor, at: now, data: { name } }])
    return ok({ name })
  })
}
