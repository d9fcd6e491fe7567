import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'

/**
 * The invoice as a PDF. The same document gives the same bytes on every machine: its dates are the issue day's, its fonts
 * are the built-in ones (see `pdfText` for what they cannot show). Nothing is fetched.
 */
export async function renderInvoicePdf(invoice: InvoiceDocument): Promise<Uint8Array> {
  // Loading the renderer takes a third of a second, which no process should spend before its first PDF.
  const { drawInvoice } = await import('./draw-invoice.server.tsx')
  return drawInvoice(invoice)
}
