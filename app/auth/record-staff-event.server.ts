import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'

type OwnAct =
  | 'staff.signed_in'
  | 'staff.name_changed'
  | 'staff.password_changed'
  | 'staff.sessions_ended'
  | 'staff.second_factor_set'
  | 'staff.second_factor_removed'
  | 'staff.backup_codes_renewed'

/** What a person does with their own access, on record in every business they belong to. */
export async function recordStaffEvent(userId: string, type: OwnAct, at: Date, data: object = {}): Promise<void> {
  const memberships = await acrossBusinesses('a person may belong to several', () =>
    prisma.membership.findMany({ where: { userId }, select: { businessId: true } }),
  )
  const actor = `user:${userId}`
  await inTransaction((tx) =>
    recordEvents(
      tx,
      memberships.map(({ businessId }) => ({ businessId, type, actor, at, data })),
    ),
  )
}
