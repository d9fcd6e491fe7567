import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'
import type { InvoiceDocument } from '#app/gateways/pdf/invoice-document.ts'
import { invoicePdfVersion, renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.tsx'
import { now } from '#app/clock.server.ts'
import { loadInvoiceDocument } from './invoice-document.server.ts'

export interface StoredPdf {
  /** Key of the stored file: a digest of what is on the page, so that the same page is drawn and kept once. */
  hash: string
  filename: string
  bytes: Uint8Array
}

/** The invoice's PDF as it stands now, drawn only when nothing on it was drawn before. Errors: throws for an unknown invoice. */
export async function storeInvoicePdf(tx: Tx, businessId: string, invoiceId: string): Promise<StoredPdf> {
  const document = await loadInvoiceDocument(tx, businessId, invoiceId)
  if (!document) throw new Error(`no invoice ${invoiceId}`)
  const hash = `${invoicePdfVersion}/${digest(document)}`
  const filename = pdfFilename(document.number)
  const key = { businessId_hash: { businessId, hash } }
  const stored = await tx.storedFile.findUnique({ where: key, select: { bytes: true } })
  if (stored) return { hash, filename, bytes: stored.bytes }

  const bytes = await renderInvoicePdf(document)
  await tx.storedFile.createMany({
    data: { businessId, hash, contentType: 'application/pdf', bytes: new Uint8Array(bytes), createdAt: now() },
    skipDuplicates: true,
  })
  return { hash, filename, bytes }
}

function digest({ logo, ...document }: InvoiceDocument): string {
  const sha = createHash('sha256')
  sha.update(JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))
  if (logo) sha.update(logo.contentType).update(logo.bytes)
  return sha.digest('hex')
}

/** Letters, digits, dots and dashes only: nothing that a header or a file system could take for more than a name. */
export function pdfFilename(number: string): string {
  const plain = number
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60)
  return `invoice-${plain || 'copy'}.pdf`
}
