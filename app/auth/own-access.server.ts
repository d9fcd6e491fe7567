import { isAPIError } from 'better-auth/api'
import { prisma } from '#app/db/client.server.ts'
import { checkPassword } from '#app/domain/password/check-password.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { auth } from './auth.server.ts'
import { cookiesOf } from './cookies-of.ts'
import { recordStaffEvent } from './record-staff-event.server.ts'
import type { SecondFactorCall } from './second-factor.server.ts'
import { countCode, forgiveCodes } from './second-factor-limit.server.ts'

/** A new password, for who knows the old one. Every other session ends; `headers` carries the cookie of the one that goes on. */
export async function changePassword(
  { staff, request, now }: SecondFactorCall,
  { current, next }: { current: string; next: string },
): Promise<Result<{ headers: Headers }, 'bad_password' | 'wrong' | 'too_many'>> {
  const { name } = await prisma.business.findUniqueOrThrow({ where: { id: staff.businessId }, select: { name: true } })
  if (checkPassword(next, [staff.name, staff.email, name])) return refuse('bad_password')
  if (!(await countCode(staff.userId))) return refuse('too_many')
  try {
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
    const { headers } = await auth.api.changePassword({ body, headers: request.headers, returnHeaders: true })
    await forgiveCodes(staff.userId)
    await recordStaffEvent(staff.userId, 'staff.password_changed', now)
    return ok({ headers: cookiesOf(headers) })
  } catch (error) {
    if (isAPIError(error)) return refuse('wrong')
    throw error
  }
}

/** Ends every session of the person but this one; answers how many. */
export async function signOutElsewhere({ staff, now }: SecondFactorCall): Promise<number> {
  const { userId, sessionId } = staff
  const { count } = await prisma.session.deleteMany({ where: { userId, id: { not: sessionId } } })
  if (count > 0) await recordStaffEvent(userId, 'staff.sessions_ended', now)
  return count
}

/** The name colleagues and the record know a person by. */
export async function changeOwnName({ staff, now }: SecondFactorCall, typed: string): Promise<Result<void, 'no_name'>> {
  const name = typed.trim().replace(/\s+/g, ' ').slice(0, 100)
  if (name === '') return refuse('no_name')
  if (name === staff.name) return ok(undefined)
  await prisma.user.update({ where: { id: staff.userId }, data: { name, updatedAt: now } })
  await recordStaffEvent(staff.userId, 'staff.name_changed', now, {
    changes: { name: { before: staff.name, after: name } },
  })
  return ok(undefined)
}

/** The backup codes that are left. Only for a session that is confirmed. */
export async function readBackupCodes(userId: string): Promise<string[]> {
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId } })
  return backupCodes
}
