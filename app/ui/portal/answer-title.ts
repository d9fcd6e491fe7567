import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import type { PortalWay } from '#app/domain/portal/portal-ways.ts'
import { pageWords } from '#app/domain/portal/words/page/page-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { portalTitle } from './portal-title.ts'

/** What a client came to say, as the invoice's page calls it. */
export const wayName = (invoice: PortalInvoice, way: PortalWay): string =>
  pageWords[languageOf(invoice.locale)].ways[way]

/** Title of a page below an invoice's own: what it is for, then whose invoice. */
export const answerTitle = (invoice: PortalInvoice | undefined, way: PortalWay) =>
  portalTitle(invoice).map((tag) =>
    invoice && 'title' in tag ? { title: `${wayName(invoice, way)} · ${tag.title}` } : tag,
  )
