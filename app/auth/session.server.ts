import { isAPIError } from 'better-auth/api'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { auth } from './auth.server.ts'
import { countSignIn, forgiveSignIn } from './sign-in-limit.server.ts'

/**
 * Opens a session. `headers` carries its cookie. One refusal covers unknown addresses and wrong passwords alike, in the
 * same time (better-auth hashes either way); `too_many` comes from the limits in sign-in-limit.
 */
export async function signIn(
  credentials: { email: string; password: string; ip: string | null },
  request: Request,
): Promise<Result<{ headers: Headers }, 'wrong' | 'too_many'>> {
  const email = credentials.email.trim().toLowerCase()
  if (!(await countSignIn(email, credentials.ip))) return refuse('too_many')
  try {
    const { headers } = await auth.api.signInEmail({
      body: { email, password: credentials.password },
      headers: request.headers,
      returnHeaders: true,
    })
    await forgiveSignIn(email, credentials.ip)
    return ok({ headers: cookiesOf(headers) })
  } catch (error) {
    if (isAPIError(error)) return refuse('wrong')
    throw error
  }
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

function cookiesOf(from: Headers): Headers {
  const headers = new Headers()
  for (const cookie of from.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}
