import { now } from '#app/clock.server.ts'
import { whoReads } from '#app/domain/portal/who-reads.ts'
import type { PortalReader } from '#app/domain/portal/who-reads.ts'
import { env } from '#app/env.server.ts'
import { findPortalInvoice } from '#app/features/portal/find-portal-invoice.server.ts'
import type { PortalVisit } from '#app/features/portal/find-portal-invoice.server.ts'

export interface OpenVisit extends PortalVisit {
  /** Path of the invoice's page; everything of the portal hangs below it. */
  readonly path: string
  /** The same with the installation's own address, never the request's: a forged Host header must not travel. */
  readonly url: string
}

/**
 * What the token in the address opens. An unknown, revoked and expired one are answered alike: 404. With a `request` the
 * view is counted: for the invoice's own page, and for no page below it.
 */
export async function requirePortalVisit(token: string | undefined, request?: Request): Promise<OpenVisit> {
  const visit = await findPortalInvoice(token, now(), request ? readerOf(request) : null)
  if (!visit) throw new Response('This link is no longer valid.', { status: 404 })
  const path = `/p/${token}`
  return { ...visit, path, url: `${env.PUBLIC_URL}${path}` }
}

const readerOf = ({ method, headers }: Request): PortalReader =>
  whoReads({
    method,
    isSecure: env.PUBLIC_URL.startsWith('https:'),
    header: (name) => headers.get(name),
  })
