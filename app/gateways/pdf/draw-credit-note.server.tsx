import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { brandAccents } from '#app/domain/brand-color.ts'
import { formatDay } from '#app/domain/business-day.ts'
import type { CreditNoteDocument } from '#app/domain/credit-note/credit-note-document.ts'
import { creditNoteLabels } from '#app/domain/credit-note/credit-note-labels.ts'
import { isZero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { pdfMoney, pdfText } from './pdf-text.ts'
import { statementStyles as styles } from './statement-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

/** Draws a credit note; see `renderCreditNotePdf`. */
export function drawCreditNote(note: CreditNoteDocument): Promise<Uint8Array> {
  const { business, client, locale, invoice, net, tax, amount } = note
  const labels = creditNoteLabels(locale)
  const title = pdfText(labels.title(note.number))
  const { accent } = brandAccents(business.brandColor).light
  const madeAt = new Date(`${note.issuedOn.toString()}T00:00:00Z`)
  const row = (label: string, sum: Money, isStrong = false) => (
    <View style={styles.row}>
      <Text style={[styles.number, ...(isStrong ? [styles.strong] : [])]}>{pdfText(label)}</Text>
      <Text style={[styles.cell, ...(isStrong ? [styles.strong] : [])]}>{pdfMoney(sum, locale)}</Text>
    </View>
  )
  return renderToBuffer(
    <Document
      title={title}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      <Page size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
        <View style={styles.body}>
          <View style={styles.head}>
            <View style={styles.half}>
              <Text style={styles.strong}>{pdfText(business.name)}</Text>
              <Text style={styles.faint}>
                {pdfText([...addressBelow(business.name, business.postalAddress), business.email].join('\n'))}
              </Text>
            </View>
            <View style={styles.half}>
              <Text style={styles.strong}>{pdfText(client.name)}</Text>
              <Text style={styles.faint}>{pdfText(addressBelow(client.name, client.postalAddress).join('\n'))}</Text>
            </View>
          </View>
          <Text style={[styles.title, { color: accent }]}>{title}</Text>
          <Text style={styles.faint}>{pdfText(labels.issued(formatDay(note.issuedOn, locale, 'long')))}</Text>
          <Text style={styles.currency}>
            {pdfText(labels.forInvoice(invoice.number, formatDay(invoice.issuedOn, locale, 'long')))}
          </Text>
          {row(labels.invoiceTotal, invoice.total)}
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
