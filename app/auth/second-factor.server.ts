import { isAPIError } from 'better-auth/api'
import { prisma } from '#app/db/client.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { auth } from './auth.server.ts'
import { cookiesOf, sentBack } from './cookies-of.ts'
import { recordStaffEvent } from './record-staff-event.server.ts'
import type { Staff } from './require-staff.server.ts'
import { countCode, forgiveCodes, spendCode } from './second-factor-limit.server.ts'
import { tidyCode } from './tidy-code.ts'

export type CodeRefusal = 'wrong' | 'too_many'

/** Who asks, through which request, and when. */
export interface SecondFactorCall {
  staff: Staff
  request: Request
  now: Date
}

/** Makes a secret for an authenticator app. Nothing changes until `finishSecondFactor` has seen a code of it; asking again makes a new one. */
export async function beginSecondFactor(
  { staff, request }: SecondFactorCall,
  password: string,
): Promise<Result<{ uri: string }, CodeRefusal>> {
  return guarded(staff, async () => {
    const body = { password, method: 'totp' } as const
    const made = await auth.api.enableTwoFactor({ body, headers: request.headers })
    return 'totpURI' in made ? ok({ uri: made.totpURI }) : refuse('wrong')
  })
}

/** The first right code turns it on. Answers the backup codes, and the cookie of a new session, which counts as confirmed. */
export async function finishSecondFactor(
  { staff, request, now }: SecondFactorCall,
  code: string,
): Promise<Result<{ backupCodes: string[]; headers: Headers }, CodeRefusal>> {
  return guarded(staff, async () => {
    const body = { code: tidyCode(code) }
    const { headers } = await auth.api.verifyTOTP({ body, headers: request.headers, returnHeaders: true })
    await spendCode(staff.userId, body.code)
    // better-auth put a new session in the place of this one.
    const opened = await auth.api.getSession({ headers: sentBack(headers), query: { disableRefresh: true } })
    if (!opened) return refuse('wrong')
    await prisma.session.update({ where: { id: opened.session.id }, data: { confirmedAt: now } })
    const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: staff.userId } })
    await recordStaffEvent(staff.userId, 'staff.second_factor_set', now)
    return ok({ backupCodes, headers: cookiesOf(headers) })
  })
}

/** Password and code again: this session counts as confirmed from now on (see `requireConfirmed`). */
export async function confirmSession(call: SecondFactorCall, given: Proof): Promise<Result<void, CodeRefusal>> {
  const { staff, now } = call
  return guarded(staff, async () => {
    if (!(await proves(call, given))) return refuse('wrong')
    await prisma.session.update({ where: { id: staff.sessionId }, data: { confirmedAt: now } })
    return ok(undefined)
  })
}

/** New backup codes in place of the old ones. */
export async function renewBackupCodes(call: SecondFactorCall, given: Proof): Promise<Result<string[], CodeRefusal>> {
  const { staff, request, now } = call
  return guarded(staff, async () => {
    if (!(await proves(call, given))) return refuse('wrong')
    const body = { password: given.password }
    const { backupCodes } = await auth.api.generateBackupCodes({ body, headers: request.headers })
    await recordStaffEvent(staff.userId, 'staff.backup_codes_renewed', now)
    return ok(backupCodes)
  })
}

/** Takes the authenticator app away; `headers` carries the cookie of the session that replaces this one. */
export async function removeSecondFactor(
  call: SecondFactorCall,
  given: Proof,
): Promise<Result<{ headers: Headers }, CodeRefusal>> {
  const { staff, request, now } = call
  return guarded(staff, async () => {
    if (!(await proves(call, given))) return refuse('wrong')
    const body = { password: given.password }
    const { headers } = await auth.api.disableTwoFactor({ body, headers: request.headers, returnHeaders: true })
    await recordStaffEvent(staff.userId, 'staff.second_factor_removed', now)
    return ok({ headers: cookiesOf(headers) })
  })
}

/** What proves that it is still the same person: the password, and a code of the app or a backup code. */
export interface Proof {
  password: string
  code: string
}

async function proves({ staff, request }: SecondFactorCall, { password, code }: Proof): Promise<boolean> {
  const { headers } = request
  if (!staff.hasSecondFactor) return false
  await auth.api.verifyPassword({ body: { password }, headers })
  const tidied = tidyCode(code)
  if (!/^\d{6}$/.test(tidied)) {
    await auth.api.verifyBackupCode({ body: { code: tidied, disableSession: true }, headers })
    return true
  }
  await auth.api.verifyTOTP({ body: { code: tidied }, headers })
  return spendCode(staff.userId, tidied)
}

/** Counts the try, and answers better-auth's refusals with ours. */
async function guarded<T>(
  { userId }: Staff,
  work: () => Promise<Result<T, CodeRefusal>>,
): Promise<Result<T, CodeRefusal>> {
  if (!(await countCode(userId))) return refuse('too_many')
  try {
    const done = await work()
    if (done.ok) await forgiveCodes(userId)
    return done
  } catch (error) {
    if (isAPIError(error)) return refuse('wrong')
    throw error
  }
}
