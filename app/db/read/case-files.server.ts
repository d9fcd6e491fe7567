import { prisma } from '#app/db/client.server.ts'
import { creditNoteLabels } from '#app/domain/credit-note/credit-note-labels.ts'
import { wordsLocale } from '#app/domain/words/language.ts'

/** Who asks for a file: staff of the business, or whoever holds a link to the invoice its case is about. */
export type FileReader =
  { readonly businessId: string; readonly staff: true } | { readonly businessId: string; readonly invoiceId: string }

export interface CaseFileContent {
  readonly filename: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** The one door to files of cases and of invoices: null for a file that is not there and for one that is not the reader's, alike. */
export async function openCaseFile(reader: FileReader, fileId: string): Promise<CaseFileContent | null> {
  const { businessId } = reader
  const ofInvoice =
    'staff' in reader
      ? {}
      : { OR: [{ dispute: { invoiceId: reader.invoiceId } }, { notice: { invoiceId: reader.invoiceId } }] }
  const found = await prisma.caseFile.findFirst({
    where: { businessId, id: fileId, ...ofInvoice },
    select: { filename: true, contentType: true, file: { select: { bytes: true } } },
  })
  const file = found ?? (await findInvoiceFile(reader, fileId))
  return file && { filename: file.filename, contentType: file.contentType, bytes: file.file.bytes }
}

/** Whoever may see an invoice may see what is attached to it; a draft has no reader but staff. */
function findInvoiceFile(reader: FileReader, id: string) {
  const ofReader =
    'staff' in reader ? {} : { invoiceId: reader.invoiceId, invoice: { state: { not: 'draft' as const } } }
  return prisma.invoiceFile.findFirst({
    where: { businessId: reader.businessId, id, ...ofReader },
    select: { filename: true, contentType: true, file: { select: { bytes: true } } },
  })
}

/** The same door for credit notes: as they were issued. */
export async function openCreditNote(reader: FileReader, id: string): Promise<CaseFileContent | null> {
  const { businessId } = reader
  const found = await prisma.creditNote.findFirst({
    where: { businessId, id, ...('staff' in reader ? {} : { invoiceId: reader.invoiceId }) },
    select: {
      number: true,
      file: { select: { bytes: true, contentType: true } },
      client: { select: { locale: true, business: { select: { locale: true } } } },
    },
  })
  if (!found?.file) return null
  const locale = wordsLocale(found.client.locale, found.client.business.locale)
  return { filename: creditNoteLabels(locale).file(found.number), ...found.file }
}
