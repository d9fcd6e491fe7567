import { prisma } from '#app/db/client.server.ts'
import { loadInvoiceDocument } from '#app/db/read/invoice-document.server.ts'
import { invoicePdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.ts'

/** An invoice as a PDF to look at; null for one this business does not have. */
export async function invoicePdf(businessId: string, invoiceId: string) {
  const document = await loadInvoiceDocument(prisma, businessId, invoiceId)
  if (!document) return null
  const bytes = await renderInvoicePdf(document)
  return { filename: invoicePdfName(document.number), contentType: 'application/pdf', bytes }
}
