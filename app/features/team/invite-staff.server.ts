import { z } from 'zod'
import type { StaffRole } from '#app/auth/permissions.ts'
import { lockTeam } from '#app/db/read/team.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { insertStaffLink } from '#app/db/write/staff-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

interface Invitation {
  businessId: string
  email: string
  role: StaffRole
  actor: string
  now: Date
}

/**
 * Makes the link by which a colleague joins; it is passed on by hand, Dunwell does not mail it. `email_taken`: the address signs in
 * to another business of this installation, and a person stands in one.
 */
export async function inviteStaff({
  businessId,
  email: typed,
  role,
  actor,
  now,
}: Invitation): Promise<Result<{ token: string; email: string }, 'bad_email' | 'is_member' | 'email_taken'>> {
  const email = typed.trim().toLowerCase()
  if (!z.email().safeParse(email).success) return refuse('bad_email')
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, businessId)
    if (team.some((member) => member.email === email)) return refuse('is_member')
    if (
      (await acrossBusinesses('an address signs in to one business of the installation', () =>
        tx.membership.count({ where: { user: { email } } }),
      )) > 0
    )
      return refuse('email_taken')
    const token = await insertStaffLink(tx, { businessId, email, for: { role }, actor, now })
    await recordEvents(tx, [{ businessId, type: 'staff.invited', actor, at: now, data: { email, role } }])
    return ok({ token, email })
  })
}
