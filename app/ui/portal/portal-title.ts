import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'

/** Title of a portal page, and the word to search engines that it is none of their business. */
export const portalTitle = (invoice: PortalInvoice | undefined) => [
  { title: invoice ? `Invoice ${invoice.number} · ${invoice.business.name}` : 'Invoice' },
  { name: 'robots', content: 'noindex, nofollow' },
]
