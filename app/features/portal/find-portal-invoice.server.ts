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

/**
 * The one door of the portal: every page and file below /p/{token} comes through here. Null for a token that is unknown,
 * revoked or past its time; the caller answers all three alike. With a `reader` the view is counted; nothing else is ever
 * written here, since mail scanners open links too.
 */
export async function findPortalInvoice(
  token: string | undefined,
  now: Date,
  reader: PortalReader | null = null,
): Promise<PortalVisit | null> {
  if (!token || !tokenShape.test(token)) return null
  const row = await readPortalPage({ tokenHash: hashPortalToken(token), reader, now })
  if (!row) return null
  const { businessId, clientId, invoiceId, linkId, sentTo } = row.link
  return { businessId, clientId, invoiceId, linkId, sentTo, invoice: portalInvoiceOf(row) }
}
