import { loadCreditNoteDocument } from '#app/db/read/credit-note-document.server.ts'
import { loadInvoiceDocument } from '#app/db/read/invoice-document.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { storeFile } from '#app/db/write/store-file.server.ts'
import { creditNoteLabels } from '#app/domain/credit-note/credit-note-labels.ts'
import { invoicePdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import { renderCreditNotePdf } from '#app/gateways/pdf/credit-note-pdf.server.ts'
import { renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.ts'

export interface Paper {
  readonly filename: string
  readonly fileHash: string
}

/** The credit note as a PDF, kept for good: what the client was sent is what they can fetch. */
export async function attachCreditNote(tx: Tx, businessId: string, id: string, now: Date): Promise<Paper> {
  const note = await loadCreditNoteDocument(tx, businessId, id)
  const made = () => renderCreditNotePdf(note)
  const fileHash = await storeFile(tx, businessId, `credit-note/${id}`, 'application/pdf', made, now)
  await tx.creditNote.update({ where: { businessId_id: { businessId, id } }, data: { fileHash } })
  return { filename: creditNoteLabels(note.locale).file(note.number), fileHash }
}

/** A corrected invoice as it was issued. */
export async function attachCorrected(tx: Tx, businessId: string, id: string, now: Date): Promise<Paper> {
  const invoice = await loadInvoiceDocument(tx, businessId, id)
  if (!invoice) throw new Error(`no invoice ${id} to attach`)
  const made = () => renderInvoicePdf(invoice)
  const fileHash = await storeFile(tx, businessId, `corrected-invoice/${id}`, 'application/pdf', made, now)
  return { filename: invoicePdfName(invoice.number), fileHash }
}
