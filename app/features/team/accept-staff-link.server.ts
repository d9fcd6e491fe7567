import { hashPassword } from 'better-auth/crypto'
import { findStaffLink } from '#app/db/read/staff-links.server.ts'
import type { FoundStaffLink } from '#app/db/read/staff-links.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { endSessions } from '#app/db/write/end-access.server.ts'
import { spendStaffLink } from '#app/db/write/staff-links.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { checkPassword } from '#app/domain/password/check-password.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { staffLinkState } from '#app/domain/team/staff-link-state.ts'
import { newId } from '#app/ids.server.ts'

interface Acceptance {
  token: string
  /** Of an invitation; a password link changes no name. */
  name: string
  /** Judged by `checkPassword`. */
  password: string
  now: Date
}

/**
 * Uses a link: an invitation makes the person a member, a password link sets the password and ends every session. Answers the
 * address to sign in with. Safe to repeat: a link works once.
 */
export async function acceptStaffLink(
  call: Acceptance,
): Promise<Result<{ email: string }, 'gone' | 'no_name' | 'bad_password' | 'email_taken'>> {
  const { token, password, now } = call
  const link = await findStaffLink(token)
  if (!link || staffLinkState(link, now) !== 'open') return refuse('gone')
  const name = call.name.trim().replace(/\s+/g, ' ').slice(0, 100)
  if (link.kind === 'invite' && name === '') return refuse('no_name')
  const business = await prisma.business.findUniqueOrThrow({ where: { id: link.businessId }, select: { name: true } })
  if (checkPassword(password, [name, link.email, business.name])) return refuse('bad_password')
  const hash = await hashPassword(password)
  return inTransaction(async (tx) => {
    const { businessId, id, email } = link
    // A taken address uses no link up: read before anything is written.
    if (
      link.kind === 'invite' &&
      (await acrossBusinesses('an address signs in to one business of the installation', () =>
        tx.membership.count({ where: { user: { email } } }),
      )) > 0
    )
      return refuse('email_taken')
    if (!(await spendStaffLink(tx, { businessId, id, now }))) return refuse('gone')
    await (link.kind === 'invite' ? join(tx, link, { name, hash, now }) : setPassword(tx, link, { hash, now }))
    return ok({ email })
  })
}

async function join(tx: Tx, link: FoundStaffLink, { name, hash, now }: { name: string; hash: string; now: Date }) {
  const { businessId, email, role } = link
  if (!role) throw new Error(`invitation ${link.id} names no role`)
  const data = { name, emailVerified: true, updatedAt: now }
  // Who left a business comes back as the same person.
  const { id: userId } = await tx.user.upsert({
    where: { email },
    create: { id: newId(), email, createdAt: now, ...data },
    update: data,
  })
  await writePassword(tx, userId, hash, now)
  await tx.membership.create({ data: { businessId, userId, role, createdAt: now } })
  const actor = `user:${userId}`
  await recordEvents(tx, [{ businessId, type: 'staff.joined', actor, at: now, data: { name, role } }])
}

async function setPassword(tx: Tx, link: FoundStaffLink, { hash, now }: { hash: string; now: Date }) {
  const { businessId, userId } = link
  if (!userId) throw new Error(`password link ${link.id} names nobody`)
  await writePassword(tx, userId, hash, now)
  await endSessions(tx, userId)
  await recordEvents(tx, [{ businessId, type: 'staff.password_changed', actor: `user:${userId}`, at: now }])
}

async function writePassword(tx: Tx, userId: string, password: string, now: Date): Promise<void> {
  await tx.account.deleteMany({ where: { userId, providerId: 'credential' } })
  const times = { createdAt: now, updatedAt: now }
  await tx.account.create({
    data: { id: newId(), accountId: userId, providerId: 'credential', userId, password, ...times },
  })
}
