import { prisma } from '#app/db/client.server.ts'
import { loadInvoiceDocument } from '#app/db/read/invoice-document.server.ts'
import { invoicePdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.ts'
import type { PortalVisit } from './find-portal-invoice.server.ts'

/** The PDF of a visit's invoice as it stands now; drawn, not stored: opening a link leaves no trace in the database. */
export async function portalPdf({ businessId, invoiceId }: PortalVisit) {
  const document = await loadInvoiceDocument(prisma, businessId, invoiceId)
  if (!document) throw new Error(`no invoice ${invoiceId}`)
  return { filename: invoicePdfName(document.number), bytes: await renderInvoicePdf(document) }
}
