import { createInvoicePortalLink } from '#app/features/invoices/create-invoice-portal-link.server.ts'
import { derivePortalToken } from '#app/portal-token.server.ts'
import { makeInvoice } from './make-invoice.ts'
import type { InvoiceWish } from './make-invoice.ts'

/** A link to the portal page of an invoice. Imported dynamically, after the environment is set. */
export async function makePortalLink(wish: { businessId: string; invoiceId: string; now: Date }) {
  const link = await createInvoicePortalLink({ ...wish, actor: 'system' })
  if (!link.ok) throw new Error(link.reason)
  const { portalLinkId } = link.value
  return { linkId: portalLinkId, token: derivePortalToken(portalLinkId) }
}

/** An issued invoice with a link to its portal page. */
export async function makeLinkedInvoice(wish: InvoiceWish) {
  const invoiceId = await makeInvoice(wish)
  return { invoiceId, ...(await makePortalLink({ businessId: wish.businessId, invoiceId, now: wish.now })) }
}
