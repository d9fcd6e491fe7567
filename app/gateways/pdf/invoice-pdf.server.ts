import { brandAccents } from '#app/domain/brand-color.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-labels.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import { gapBelowHead, headOf } from './invoice-sheets/head.ts'
import { linesOf } from './invoice-sheets/lines.ts'
import { foot, MARGIN } from './invoice-sheets/styles.ts'
import { sumsOf } from './invoice-sheets/sums.ts'
import { pdfText } from './pdf-text.ts'
import { flow } from './sheets/flow.ts'
import { bold, linesOf as linesOfText, regular, widthOf } from './sheets/fonts.ts'
import { readPicture } from './sheets/picture.server.ts'
import { newSheet, type Sheet } from './sheets/sheet.ts'
import { writePdf } from './sheets/write-pdf.server.ts'

const paper = { letter: { width: 612, height: 792 }, a4: { width: 595.28, height: 841.89 } }
const ABOVE_SUMS = 12
const FOOT_ROOM = 72
const FOOT_LINE = 9.6
const FOOT_BASELINE = 8

/**
 * The invoice as a PDF. The same document gives the same bytes on every machine: its dates are the issue day's, its fonts
 * are the built-in ones (see `pdfText` for what they cannot show). Nothing is fetched. It is laid out and written here rather than by
 * the renderer of the other papers, which takes twenty times as long: reminders are sent with it by the hundred a second.
 */
export async function renderInvoicePdf(invoice: InvoiceDocument): Promise<Uint8Array> {
  const { business, locale, number, logo } = invoice
  const { accent } = brandAccents(business.brandColor).light
  const picture = logo && (await readPicture(logo.bytes, logo.contentType))
  const size = locale.endsWith('-US') ? paper.letter : paper.a4
  const width = size.width - 2 * MARGIN
  const below = gapBelowHead(invoice)
  const sheets = flow(
    [
      ...headOf(invoice, picture, width, accent),
      ...linesOf(invoice, width, below),
      ...sumsOf(invoice, width, ABOVE_SUMS + (invoice.lines.length > 0 ? 0 : below), accent),
    ],
    { top: MARGIN, bottom: size.height - FOOT_ROOM, newSheet: () => newSheet(size, [regular, bold]) },
  )
  sheets.forEach((sheet, i) => drawFoot(sheet, invoice, letterLabels(locale).page(i + 1, sheets.length)))
  return writePdf({
    title: pdfText(invoiceLabels(locale).title(number)),
    author: pdfText(business.name),
    // The issue day instead of "now": the same invoice is the same bytes on every machine and at every hour.
    madeAt: new Date(`${invoice.issuedOn}T00:00:00Z`),
    fonts: [regular.name, bold.name],
    picture,
    pages: sheets.map((sheet) => ({ ...size, content: sheet.content() })),
  })
}

/** Grows upwards from the edge where the business's name is long. */
function drawFoot(sheet: Sheet, { business, number, locale }: InvoiceDocument, page: string): void {
  const right = sheet.width - MARGIN
  const counted = pdfText(page)
  const room = right - MARGIN - widthOf(counted, foot.font, foot.size)
  const lines = linesOfText(
    pdfText(`${business.name} · ${invoiceLabels(locale).title(number)}`),
    foot.font,
    foot.size,
    room,
  )
  const top = sheet.height - 32 - lines.length * FOOT_LINE
  lines.forEach((line, i) => sheet.text(line, MARGIN, top + i * FOOT_LINE + FOOT_BASELINE, foot))
  sheet.text(counted, right, top + FOOT_BASELINE, foot, 'right')
}
