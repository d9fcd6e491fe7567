import { Document, Font, Image, Page, StyleSheet, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { brandAccents } from '#app/domain/brand-color.ts'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import type { InvoiceDocument, InvoiceDocumentLine } from '#app/domain/invoice/invoice-document.ts'
import { pdfMoney, pdfText } from './pdf-text.ts'

// Words are not hyphenated: part numbers and addresses must stay as they are. Only what no line could hold is cut.
Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

const ink = '#1f1d1a'
const faint = '#6b665e'
const hairline = '#d8d3ca'

const styles = StyleSheet.create({
  page: { fontFamily: 'Helvetica', fontSize: 10, color: ink, padding: 48, paddingBottom: 72 },
  // Not on the page itself: a line height inherited by the page number breaks the layout of long invoices. It is
  // inherited as points of this very font size, so larger texts name their own.
  body: { fontSize: 10, lineHeight: 1.4 },
  head: { flexDirection: 'row', justifyContent: 'space-between', gap: 24 },
  seller: { flex: 1 },
  sellerName: { fontFamily: 'Helvetica-Bold', fontSize: 12, lineHeight: 1.4 },
  logo: { maxWidth: 140, maxHeight: 56, objectFit: 'contain' },
  title: { fontFamily: 'Helvetica-Bold', fontSize: 20, lineHeight: 1.2, marginTop: 28, marginBottom: 16 },
  facts: { flexDirection: 'row', gap: 24, marginBottom: 24 },
  half: { flex: 1 },
  label: { color: faint, fontSize: 9 },
  pair: { flexDirection: 'row' },
  pairLabel: { width: 84, color: faint },
  pairValue: { flex: 1 },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: hairline, paddingVertical: 5, gap: 8 },
  rowHead: { color: faint, fontSize: 9 },
  description: { flex: 1 },
  quantity: { width: 52, textAlign: 'right' },
  price: { width: 82, textAlign: 'right' },
  rate: { width: 44, textAlign: 'right' },
  amount: { width: 86, textAlign: 'right' },
  sums: { alignSelf: 'flex-end', width: 240, marginTop: 12 },
  sum: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 2 },
  due: { fontFamily: 'Helvetica-Bold', fontSize: 12, lineHeight: 1.4, borderTopWidth: 1, paddingTop: 6, marginTop: 4 },
  paying: { marginTop: 28, gap: 2 },
  foot: { position: 'absolute', left: 48, right: 48, bottom: 32, fontSize: 8, color: faint },
  footRow: { flexDirection: 'row', justifyContent: 'space-between' },
})

const Address = ({ lines }: { lines: string[] }) => lines.length > 0 && <Text>{pdfText(lines.join('\n'))}</Text>

function Pair({ label, value }: { label: string; value: string | null }) {
  if (!value) return null
  return (
    <View style={styles.pair}>
      <Text style={styles.pairLabel}>{label}</Text>
      <Text style={styles.pairValue}>{pdfText(value)}</Text>
    </View>
  )
}

function Line({ line, locale, taxed }: { line: InvoiceDocumentLine; locale: string; taxed: boolean }) {
  return (
    <View style={styles.row}>
      <Text style={styles.description}>{pdfText(line.description)}</Text>
      <Text style={styles.quantity}>{line.quantity}</Text>
      <Text style={styles.price}>{pdfMoney(line.unit, locale)}</Text>
      {taxed && <Text style={styles.rate}>{line.taxRate === '0' ? '' : `${line.taxRate} %`}</Text>}
      <Text style={styles.amount}>{pdfMoney(line.amount, locale)}</Text>
    </View>
  )
}

function Sum({ label, amount, locale, strong }: { label: string; amount: Money; locale: string; strong?: string }) {
  return (
    <View style={strong ? [styles.sum, styles.due, { borderTopColor: strong }] : styles.sum} wrap={false}>
      <Text>{label}</Text>
      <Text>{pdfMoney(amount, locale)}</Text>
    </View>
  )
}

const dayInWords = (day: string): string => {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, 'en-US', 'long') : day
}

function InvoiceSheet({ invoice }: { invoice: InvoiceDocument }) {
  const { business, client, logo, locale, number } = invoice
  const { accent } = brandAccents(business.brandColor).light
  const taxed = invoice.lines.some(({ taxRate }) => taxRate !== '0') || isPositive(invoice.tax)
  // The issue day instead of "now": the same invoice is the same bytes on every machine and at every hour.
  const madeAt = new Date(`${invoice.issuedOn}T00:00:00Z`)
  return (
    <Document
      title={pdfText(`Invoice ${number}`)}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      <Page size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
        <View style={styles.body}>
          <View style={styles.head}>
            <View style={styles.seller}>
              <Text style={styles.sellerName}>{pdfText(business.name)}</Text>
              <Address lines={addressBelow(business.name, business.postalAddress)} />
              <Text>{pdfText([business.email, business.phone].filter(Boolean).join(' · '))}</Text>
            </View>
            {logo && (
              <Image
                style={styles.logo}
                src={{ data: Buffer.from(logo.bytes), format: logo.contentType === 'image/png' ? 'png' : 'jpg' }}
              />
            )}
          </View>
          <Text style={[styles.title, { color: accent }]}>{pdfText(`Invoice ${number}`)}</Text>
          <View style={styles.facts}>
            <View style={styles.half}>
              <Text style={styles.label}>Billed to</Text>
              <Text>{pdfText(client.name)}</Text>
              <Address lines={addressBelow(client.name, client.postalAddress)} />
            </View>
            <View style={styles.half}>
              <Pair label="Issued" value={dayInWords(invoice.issuedOn)} />
              <Pair label="Due" value={dayInWords(invoice.dueOn)} />
              <Pair label="Terms" value={invoice.terms} />
              <Pair label="Your order" value={invoice.purchaseOrder} />
            </View>
          </View>
          {invoice.description && <Text style={{ marginBottom: 12 }}>{pdfText(invoice.description)}</Text>}
          {invoice.lines.length > 0 && (
            <View style={[styles.row, styles.rowHead]} fixed>
              <Text style={styles.description}>What it is for</Text>
              <Text style={styles.quantity}>Quantity</Text>
              <Text style={styles.price}>Price</Text>
              {taxed && <Text style={styles.rate}>Tax</Text>}
              <Text style={styles.amount}>Amount</Text>
            </View>
          )}
          {invoice.lines.map((line, i) => (
            <Line key={i} line={line} locale={locale} taxed={taxed} />
          ))}
          <View style={styles.sums} wrap={false}>
            {taxed && <Sum label="Net" amount={invoice.net} locale={locale} />}
            {taxed && <Sum label="Tax" amount={invoice.tax} locale={locale} />}
            <Sum label="Total" amount={invoice.total} locale={locale} />
            {isPositive(invoice.paid) && <Sum label="Paid" amount={invoice.paid} locale={locale} />}
            <Sum label="Amount due" amount={invoice.balance} locale={locale} strong={accent} />
          </View>
          <View style={styles.paying} wrap={false}>
            <Text style={styles.label}>How to pay</Text>
            <Text>{pdfText(`By ${listInWords(invoice.methods)}, on the payment page linked in our mails.`)}</Text>
            <Text>{pdfText(`For a transfer, please state the reference ${invoice.reference}.`)}</Text>
            <Text>Our bank details stand on the payment page only. We never change them by mail.</Text>
          </View>
        </View>
        <View style={styles.foot} fixed>
          <View style={styles.footRow}>
            <Text>{pdfText(`${business.name} · Invoice ${number}`)}</Text>
            <Text render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
          </View>
        </View>
      </Page>
    </Document>
  )
}

const listInWords = (items: string[]): string =>
  items.length < 2 ? (items[0] ?? 'bank transfer') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

/**
 * The invoice as a PDF. The same document gives the same bytes on every machine: its dates are the issue day's, its fonts
 * are the built-in ones (see `pdfText` for what they cannot show). Nothing is fetched.
 */
export async function renderInvoicePdf(invoice: InvoiceDocument): Promise<Uint8Array> {
  return renderToBuffer(<InvoiceSheet invoice={invoice} />)
}
