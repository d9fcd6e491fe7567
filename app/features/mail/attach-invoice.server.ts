import { createHash } from 'node:crypto'
import { loadInvoiceDocument } from '#app/db/read/invoice-document.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { storeFile } from '#app/db/write/store-file.server.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoicePdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.ts'

/** Raised when the PDF's looks change, so that files made before are not taken for it. */
const TEMPLATE = 'invoice-pdf/3'

/** The invoice as a stored PDF, rendered once for as long as nothing on it changes. */
export async function attachInvoice(
  tx: Tx,
  businessId: string,
  invoiceId: string,
  now: Date,
): Promise<{ filename: string; fileHash: string }> {
  const document = await loadInvoiceDocument(tx, businessId, invoiceId)
  if (!document) throw new Error(`no invoice ${invoiceId} to attach`)
  const fileHash = await storeFile(
    tx,
    businessId,
    describe(document),
    'application/pdf',
    () => renderInvoicePdf(document),
    now,
  )
  return { filename: invoicePdfName(document.number), fileHash }
}

function describe({ logo, ...document }: InvoiceDocument): string {
  const logoHash = logo ? createHash('sha256').update(logo.bytes).digest('hex') : ''
  const text = JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  return `${TEMPLATE} ${logoHash} ${text}`
}
