import { Image, Text, View } from '@react-pdf/renderer'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { InvoiceDocument, InvoiceDocumentLine } from '#app/domain/invoice/invoice-document.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { styles } from './invoice-pdf-styles.ts'
import { pdfMoney, pdfText } from './pdf-text.ts'

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

export function Line({ line, locale, taxed }: { line: InvoiceDocumentLine; locale: string; taxed: boolean }) {
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

const discountInWords = ({ earlyDiscount }: InvoiceDocument): string | null =>
  earlyDiscount && `${earlyDiscount.percent} off through ${dayInWords(earlyDiscount.until)}`

const listInWords = (items: string[]): string =>
  items.length < 2 ? (items[0] ?? 'bank transfer') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`

export function Head({ invoice, accent }: { invoice: InvoiceDocument; accent: string }) {
  const { business, client, logo, number } = invoice
  return (
    <>
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
          <Pair label="Early payment" value={discountInWords(invoice)} />
          <Pair label="Your order" value={invoice.purchaseOrder} />
        </View>
      </View>
      {invoice.description && <Text style={{ marginBottom: 12 }}>{pdfText(invoice.description)}</Text>}
    </>
  )
}

export function LinesHead({ taxed }: { taxed: boolean }) {
  return (
    <View style={[styles.row, styles.rowHead]} fixed>
      <Text style={styles.description}>What it is for</Text>
      <Text style={styles.quantity}>Quantity</Text>
      <Text style={styles.price}>Price</Text>
      {taxed && <Text style={styles.rate}>Tax</Text>}
      <Text style={styles.amount}>Amount</Text>
    </View>
  )
}

export function Sums({ invoice, accent, taxed }: { invoice: InvoiceDocument; accent: string; taxed: boolean }) {
  const { locale } = invoice
  return (
    <>
      <View style={styles.sums} wrap={false}>
        {taxed && <Sum label="Net" amount={invoice.net} locale={locale} />}
        {taxed && <Sum label="Tax" amount={invoice.tax} locale={locale} />}
        <Sum label="Total" amount={invoice.total} locale={locale} />
        {isPositive(invoice.paid) && <Sum label="Paid" amount={invoice.paid} locale={locale} />}
        {isPositive(invoice.reduced) && <Sum label="Credits and discount" amount={invoice.reduced} locale={locale} />}
        <Sum label="Amount due" amount={invoice.balance} locale={locale} strong={accent} />
      </View>
      <View style={styles.paying} wrap={false}>
        <Text style={styles.label}>How to pay</Text>
        <Text>{pdfText(`By ${listInWords(invoice.methods)}, on the payment page linked in our mails.`)}</Text>
        <Text>{pdfText(`For a transfer, please state the reference ${invoice.reference}.`)}</Text>
        <Text>Our bank details stand on the payment page only. We never change them by mail.</Text>
      </View>
    </>
  )
}

export function Foot({ invoice }: { invoice: InvoiceDocument }) {
  return (
    <View style={styles.foot} fixed>
      <View style={styles.footRow}>
        <Text>{pdfText(`${invoice.business.name} · Invoice ${invoice.number}`)}</Text>
        <Text render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`} />
      </View>
    </View>
  )
}
