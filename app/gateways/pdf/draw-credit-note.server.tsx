import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { formatDay } from '#app/domain/business-day.ts'
import type { CreditNoteDocument } from '#app/domain/credit-note/credit-note-document.ts'
import { creditNoteLabels } from '#app/domain/credit-note/credit-note-labels.ts'
import { isZero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { PaperHead } from './paper-head.tsx'
import { pdfMoney, pdfText } from './pdf-text.ts'
import { statementStyles as styles } from './statement-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

/** Draws a credit note; see `renderCreditNotePdf`. */
export function drawCreditNote(note: CreditNoteDocument): Promise<Uint8Array> {
  const { business, client, locale, invoice, net, tax, amount } = note
  const labels = creditNoteLabels(locale)
  const madeAt = new Date(`${note.issuedOn.toString()}T00:00:00Z`)
  const row = (label: string, sum: Money, isStrong = false) => (
    <View style={styles.row}>
      <Text style={[styles.number, ...(isStrong ? [styles.strong] : [])]}>{pdfText(label)}</Text>
      <Text style={[styles.cell, ...(isStrong ? [styles.strong] : [])]}>{pdfMoney(sum, locale)}</Text>
    </View>
  )
  return renderToBuffer(
    <Document
      title={pdfText(labels.title(note.number))}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      <Page size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
        <View style={styles.body}>
          <PaperHead
            business={business}
            client={client}
            title={labels.title(note.number)}
            subtitle={labels.issued(formatDay(note.issuedOn, locale, 'long'))}
          />
          <Text style={styles.currency}>
            {pdfText(labels.forInvoice(invoice.number, formatDay(invoice.issuedOn, locale, 'long')))}
          </Text>
          {row(labels.invoiceTotal, invoice.total)}
          {note.lines.map((line, i) => (
            <View key={i}>{row(line.description, line.amount)}</View>
          ))}
          {!isZero(tax) && row(labels.net, net)}
          {!isZero(tax) && row(labels.tax, tax)}
          {row(labels.amount, amount, true)}
          {note.reason !== '' && (
            <View>
              <Text style={styles.currency}>{pdfText(labels.reason)}</Text>
              <Text>{pdfText(note.reason)}</Text>
            </View>
          )}
          <Text style={styles.note}>{pdfText(labels.note)}</Text>
        </View>
      </Page>
    </Document>,
  )
}
