import { Document, Font, Page, View, renderToBuffer } from '@react-pdf/renderer'
import { brandAccents } from '#app/domain/brand-color.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-labels.ts'
import { Foot, Head, Line, LinesHead, Sums } from './invoice-pdf-parts.tsx'
import { styles } from './invoice-pdf-styles.ts'
import { splitIntoPages } from './line-pages.ts'
import { pdfText } from './pdf-text.ts'

// Words are not hyphenated: part numbers and addresses must stay as they are. Only what no line could hold is cut.
Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

function InvoiceSheet({ invoice }: { invoice: InvoiceDocument }) {
  const { business, locale, number } = invoice
  const { accent } = brandAccents(business.brandColor).light
  const columns = {
    taxed: invoice.lines.some(({ taxRate }) => taxRate !== '0') || invoice.taxes.length > 0,
    discounted: invoice.lines.some(({ discount }) => discount !== null),
  }
  const pages = splitIntoPages(invoice.lines)
  // The issue day instead of "now": the same invoice is the same bytes on every machine and at every hour.
  const madeAt = new Date(`${invoice.issuedOn}T00:00:00Z`)
  return (
    <Document
      title={pdfText(invoiceLabels(locale).title(number))}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      {pages.map((lines, page) => (
        <Page key={page} size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
          <View style={styles.body}>
            {page === 0 && <Head invoice={invoice} accent={accent} />}
            {lines.length > 0 && <LinesHead {...columns} locale={locale} />}
            {lines.map((line, i) => (
              <Line key={i} line={line} locale={locale} {...columns} />
            ))}
            {page === pages.length - 1 && <Sums invoice={invoice} accent={accent} />}
          </View>
          <Foot invoice={invoice} />
        </Page>
      ))}
    </Document>
  )
}

/** Draws the sheets of one invoice; see `renderInvoicePdf`. */
export function drawInvoice(invoice: InvoiceDocument): Promise<Uint8Array> {
  return renderToBuffer(<InvoiceSheet invoice={invoice} />)
}
