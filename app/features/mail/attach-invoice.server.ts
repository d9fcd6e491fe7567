import { createHash } from 'node:crypto'
import { loadInvoiceDocuments } from '#app/db/read/invoice-document.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { storeFiles } from '#app/db/write/store-file.server.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoicePdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.ts'

/** Raised when the PDF's looks change, so that files made before are not taken for it. */
const TEMPLATE = 'invoice-pdf/4'

export interface AttachedFile {
  readonly filename: string
  readonly fileHash: string
}

/** The invoice as a stored PDF, rendered once for as long as nothing on it changes. */
export async function attachInvoice(tx: Tx, businessId: string, invoiceId: string, now: Date): Promise<AttachedFile> {
  const file = (await attachInvoices(tx, businessId, [invoiceId], now)).get(invoiceId)
  if (!file) throw new Error(`no invoice ${invoiceId} to attach`)
  return file
}

/** The same for any number of invoices, by invoice. */
export async function attachInvoices(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
  now: Date,
): Promise<Map<string, AttachedFile>> {
  if (invoiceIds.length === 0) return new Map()
  const documents = [...(await loadInvoiceDocuments(tx, businessId, invoiceIds))]
  const files = documents.map(([, document]) => ({
    ...{ madeFrom: describe(document), contentType: 'application/pdf' },
    make: () => renderInvoicePdf(document),
  }))
  const hashes = await storeFiles(tx, businessId, files, now)
  return new Map(
    documents.map(([id, { number }], n) => [id, { filename: invoicePdfName(number), fileHash: hashes[n] ?? '' }]),
  )
}

function describe({ logo, ...document }: InvoiceDocument): string {
  const logoHash = logo ? createHash('sha256').update(logo.bytes).digest('hex') : ''
  const text = JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  return `${TEMPLATE} ${logoHash} ${text}`
}
