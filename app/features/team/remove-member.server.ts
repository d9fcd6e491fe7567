import { lockTeam } from '#app/db/read/team.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { putCaseOwner } from '#app/db/write/case-owner.server.ts'
import { dropSecondFactor, endSessions } from '#app/db/write/end-access.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { isLastOwner } from '#app/domain/team/last-owner.ts'
import type { OfMember } from './of-member.ts'

/**
 * Takes a person out of the business: signed out at once, clients they looked after are nobody's, links made for them end. The name
 * stays on record beside what they did. Who belongs nowhere any more has no password and no second factor left either.
 */
export async function removeMember({
  businessId,
  userId,
  actor,
  now,
}: OfMember): Promise<Result<{ name: string }, 'not_found' | 'last_owner'>> {
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, businessId)
    const member = team.find((person) => person.userId === userId)
    if (!member) return refuse('not_found')
    if (isLastOwner(team, userId)) return refuse('last_owner')
    const { name, role, email } = member
    await releaseClients(tx, { businessId, userId, actor, now })
    await tx.staffLink.updateMany({
      where: { businessId, email, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    })
    await tx.membership.delete({ where: { businessId_userId: { businessId, userId } } })
    await endSessions(tx, userId)
    if (
      (await acrossBusinesses('a sign-in is removed with its last business', () =>
        tx.membership.count({ where: { userId } }),
      )) === 0
    ) {
      await tx.account.deleteMany({ where: { userId } })
      await dropSecondFactor(tx, userId, now)
    }
    await recordEvents(tx, [{ businessId, type: 'staff.removed', actor, at: now, data: { name, role } }])
    return ok({ name })
  })
}

/** Mails to their clients that have not left yet are answered to the business from now on. */
async function releaseClients(tx: Tx, { businessId, userId, actor, now }: OfMember): Promise<void> {
  const theirs = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Client" WHERE "businessId" = ${businessId}::uuid AND "caseOwnerId" = ${userId}
    ORDER BY "id" FOR NO KEY UPDATE`
  const clients = theirs.map(({ id }) => ({ id, before: userId }))
  if (clients.length > 0) await putCaseOwner(tx, { businessId, actor, now }, clients, null)
}
