import type { PortalPageRow } from '#app/db/sql/portal-page-row.ts'
import { readPortalPage } from '#app/db/sql/portal-page.server.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import type { PortalReader } from '#app/domain/portal/who-reads.ts'
import { hashPortalToken } from '#app/portal-token.server.ts'
import { portalInvoiceOf } from './portal-invoice-of.ts'

/** What a token opens: the ids for the verbs that act on it, and what the page shows. */
export interface PortalVisit {
  readonly businessId: string
  readonly clientId: string
  readonly invoiceId: string
  /** The link it was opened with: what is done here can be traced to the mail that led to it. */
  readonly linkId: string
  /** Whom that link was mailed to; null for one a person made. */
  readonly sentTo: string | null
  readonly invoice: PortalInvoice
}

const tokenShape = /^[A-Za-z0-9_-]{20,64}$/

interface PortalCall {
  readonly token: string | undefined
  readonly now: Date
  /** Who opens the page, to be counted; null for what counts as no view. */
  readonly reader: PortalReader | null
}

/**
 * The one door of the portal: every page and file below /p/{token} comes through here. Null for a token that is unknown,
 * revoked or past its time; the caller answers all three alike. With a `reader` the view is counted; nothing else is ever
 * written here, since mail scanners open links too. The facts are those of this moment, and everything that differs between two
 * pages of one link but for a provider that is down.
 */
export async function readPortalFacts({ token, now, reader }: PortalCall): Promise<string | null> {
  if (!token || !tokenShape.test(token)) return null
  return readPortalPage({ tokenHash: hashPortalToken(token), reader, now })
}

/** What facts that were just read say. */
export function portalVisitOf(facts: string): PortalVisit {
  const row = JSON.parse(facts) as PortalPageRow
  const { businessId, clientId, invoiceId, linkId, sentTo } = row.link
  return { businessId, clientId, invoiceId, linkId, sentTo, invoice: portalInvoiceOf(row) }
}

/** Both in one. */
export async function findPortalInvoice(
  token: string | undefined,
  now: Date,
  reader: PortalReader | null = null,
): Promise<PortalVisit | null> {
  const facts = await readPortalFacts({ token, now, reader })
  return facts === null ? null : portalVisitOf(facts)
}
