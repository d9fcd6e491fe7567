import { isAPIError } from 'better-auth/api'
import { now } from '#app/clock.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { auth } from './auth.server.ts'
import { cookiesOf, sentBack } from './cookies-of.ts'
import { recordStaffEvent } from './record-staff-event.server.ts'
import { spendCode } from './second-factor-limit.server.ts'
import { countSignIn, forgiveSignIn } from './sign-in-limit.server.ts'
import { tidyCode } from './tidy-code.ts'

/**
 * Opens a session. `headers` carries its cookie; where `needsCode` is true it carries a challenge instead, which `enterCode`
 * answers. One refusal covers unknown addresses and wrong passwords alike, in the same time (better-auth hashes either way);
 * `too_many` comes from the limits in sign-in-limit.
 */
export async function signIn(
  credentials: { email: string; password: string; ip: string | null },
  request: Request,
): Promise<Result<{ headers: Headers; needsCode: boolean }, 'wrong' | 'too_many'>> {
  const email = credentials.email.trim().toLowerCase()
  if (!(await countSignIn(email, credentials.ip))) return refuse('too_many')
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password: credentials.password },
      headers: request.headers,
      returnHeaders: true,
    })
    await forgiveSignIn(email, credentials.ip)
    const needsCode = 'twoFactorRedirect' in response
    if (!needsCode) await recordStaffEvent(response.user.id, 'staff.signed_in', now())
    return ok({ headers: cookiesOf(headers), needsCode })
  } catch (error) {
    if (isAPIError(error)) return refuse('wrong')
    throw error
  }
}

/**
 * The second step: a code of the authenticator app, or a backup code. The session it opens counts as confirmed. Errors: `wrong`;
 * `expired` when there is no challenge (any more); `too_many` after five wrong codes for one challenge, or ten in a row for the
 * person, who then waits a quarter of an hour.
 */
export async function enterCode(
  typed: string,
  request: Request,
): Promise<Result<{ headers: Headers }, 'wrong' | 'expired' | 'too_many'>> {
  const code = tidyCode(typed)
  const call = { body: { code }, headers: request.headers, returnHeaders: true } as const
  try {
    const isOfApp = /^\d{6}$/.test(code)
    const answer = isOfApp ? await auth.api.verifyTOTP(call) : await auth.api.verifyBackupCode(call)
    const headers = cookiesOf(answer.headers)
    const opened = await auth.api.getSession({ headers: sentBack(headers), query: { disableRefresh: true } })
    if (!opened) return refuse('expired')
    const { id } = opened.session
    if (isOfApp && !(await spendCode(opened.user.id, code))) {
      await prisma.session.delete({ where: { id } })
      return refuse('expired')
    }
    await prisma.session.update({ where: { id }, data: { confirmedAt: now() } })
    await recordStaffEvent(opened.user.id, 'staff.signed_in', now())
    return ok({ headers })
  } catch (error) {
    if (isAPIError(error)) return refuse(reasonOf(error.body?.code))
    throw error
  }
}

function reasonOf(code: string | undefined): 'wrong' | 'expired' | 'too_many' {
  if (code === 'INVALID_TWO_FACTOR_COOKIE') return 'expired'
  return code?.startsWith('TOO_MANY') || code === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'too_many' : 'wrong'
}

/** Ends the session in the database; `headers` takes its cookie back. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true })
  return cookiesOf(headers)
}

/** Keeps a session in use alive: the cookie to send along, if its time was extended. */
export async function refreshSession(request: Request): Promise<Headers> {
  const { headers } = await auth.api.getSession({ headers: request.headers, returnHeaders: true })
  return cookiesOf(headers)
}
