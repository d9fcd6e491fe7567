import { randomBytes } from 'node:crypto'
import { createCookie, redirect } from '@remix-run/node'
import { now } from '#app/clock.server.ts'
import { env } from '#app/env.server.ts'
import { findSession } from '#app/features/account/find-session.server.ts'
import type { AccountSession } from '#app/features/account/find-session.server.ts'
import type { OpenVisit } from './require-portal-visit.server.ts'

const secure = env.PUBLIC_URL.startsWith('https:')
const attributes = { path: '/p/', httpOnly: true, sameSite: 'lax', secure } as const
const named = (name: string) => (secure ? `__Secure-${name}` : name)
// Random and checked against the database: a signature would add nothing.
const sessionCookie = createCookie(named('dunwell_account'), attributes)
const browserCookie = createCookie(named('dunwell_browser'), { ...attributes, maxAge: 60 * 60 })

type Visit = Pick<OpenVisit, 'businessId' | 'clientId' | 'path'>

/** The session of this browser with the client of this link, if it is open. */
export async function findAccountSession(request: Request, visit: Visit): Promise<AccountSession | null> {
  const { businessId, clientId } = visit
  return findSession({ businessId, clientId, token: await sessionTokenOf(request), now: now() })
}

/** The same, for what needs one: without it, the way leads to where a code can be asked for. */
export async function requireAccountSession(request: Request, visit: Visit): Promise<AccountSession> {
  const session = await findAccountSession(request, visit)
  if (!session) throw redirect(`${visit.path}/account`, 303)
  return session
}

export const sessionTokenOf = (request: Request): Promise<string | null> => secretIn(sessionCookie, request)

/** The browser as it is known to the codes mailed for it; null before the first. */
export const browserOf = (request: Request): Promise<string | null> => secretIn(browserCookie, request)

/** This browser, known from now on: its secret, and the headers that keep it there. */
export async function markBrowser(request: Request): Promise<{ browser: string; headers: HeadersInit }> {
  const browser = (await browserOf(request)) ?? randomBytes(32).toString('base64url')
  return { browser, headers: { 'Set-Cookie': await browserCookie.serialize(browser) } }
}

/** Headers that give the browser its session, or with null take it back. */
export async function sessionHeaders(token: string | null): Promise<HeadersInit> {
  const cookie = await sessionCookie.serialize(token ?? '', token === null ? { maxAge: 0 } : {})
  return { 'Set-Cookie': cookie }
}

async function secretIn(cookie: typeof sessionCookie, request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}
