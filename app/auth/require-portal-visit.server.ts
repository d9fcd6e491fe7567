import { now } from '#app/clock.server.ts'
import { whoReads } from '#app/domain/portal/who-reads.ts'
import type { PortalReader } from '#app/domain/portal/who-reads.ts'
import { env } from '#app/env.server.ts'
import { portalVisitOf, readPortalFacts } from '#app/features/portal/find-portal-invoice.server.ts'
import type { PortalVisit } from '#app/features/portal/find-portal-invoice.server.ts'

export interface OpenVisit extends PortalVisit {
  /** Path of the invoice's page; everything of the portal hangs below it. */
  readonly path: string
  /** The same with the installation's own address, never the request's: a forged Host header must not travel. */
  readonly url: string
}

/**
 * What the token in the address opens. An unknown, revoked and expired one are answered alike: 404. With a `request` the
 * view is counted: for the invoice's own page, and for no page below it. `read`: the facts, where they were read already.
 */
export async function requirePortalVisit(
  token: string | undefined,
  request?: Request,
  read?: Promise<string | null>,
): Promise<OpenVisit> {
  const reader = request ? portalReaderOf(request.method, (name) => request.headers.get(name)) : null
  const facts = await (read ?? readPortalFacts({ token, now: now(), reader }))
  if (facts === null) throw new Response('This link is no longer valid.', { status: 404 })
  const path = `/p/${token}`
  return { ...portalVisitOf(facts), path, url: `${env.PUBLIC_URL}${path}` }
}

export const portalReaderOf = (method: string, header: (name: string) => string | null): PortalReader =>
  whoReads({ method, isSecure: env.PUBLIC_URL.startsWith('https:'), header })
