import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { frameWords } from '#app/domain/portal/words/frame-words.ts'
import { languageOf } from '#app/domain/words/language.ts'

/** Title of a portal page, and the word to search engines that it is none of their business. */
export const portalTitle = (invoice: PortalInvoice | undefined) => [
  {
    title: invoice
      ? `${frameWords[languageOf(invoice.locale)].invoice(invoice.number)} · ${invoice.business.name}`
      : 'Invoice',
  },
  { name: 'robots', content: 'noindex, nofollow' },
]
