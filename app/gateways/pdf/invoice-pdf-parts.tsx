import { Image, Text, View } from '@react-pdf/renderer'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { InvoiceDocument, InvoiceDocumentLine } from '#app/domain/invoice/invoice-document.ts'
import { invoiceLabels } from '#app/domain/invoice/invoice-labels.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import { isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
import { styles } from './invoice-pdf-styles.ts'
import { pdfMoney, pdfText } from './pdf-text.ts'

const Address = ({ lines }: { lines: string[] }) => lines.length > 0 && <Text>{pdfText(lines.join('\n'))}</Text>

function Pair({ label, value }: { label: string; value: string | null }) {
  if (!value) return null
  return (
    <View style={styles.pair}>
      <Text style={styles.pairLabel}>{pdfText(label)}</Text>
      <Text style={styles.pairValue}>{pdfText(value)}</Text>
    </View>
  )
}

/** A decimal string as that locale writes it. */
const decimal = (text: string, locale: string): string =>
  pdfText(new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(text as Intl.StringNumericLiteral))

/** Which columns the lines of this invoice need. */
export interface LineColumns {
  taxed: boolean
  discounted: boolean
}

interface LineProps extends LineColumns {
  line: InvoiceDocumentLine
  locale: string
}

export function Line({ line, locale, taxed, discounted }: LineProps) {
  return (
    <View style={styles.row}>
      <Text style={styles.description}>{pdfText(line.description)}</Text>
      <Text style={styles.quantity}>{decimal(line.quantity, locale)}</Text>
      <Text style={styles.price}>{pdfMoney(line.unit, locale)}</Text>
      {discounted && <Text style={styles.rate}>{line.discount === null ? '' : pdfText(line.discount)}</Text>}
      {taxed && <Text style={styles.rate}>{line.taxRate === '0' ? '' : `${decimal(line.taxRate, locale)} %`}</Text>}
      <Text style={styles.amount}>{pdfMoney(line.amount, locale)}</Text>
    </View>
  )
}

function Sum({ label, amount, locale, strong }: { label: string; amount: Money; locale: string; strong?: string }) {
  return (
    <View style={strong ? [styles.sum, styles.due, { borderTopColor: strong }] : styles.sum} wrap={false}>
      <Text>{pdfText(label)}</Text>
      <Text>{pdfMoney(amount, locale)}</Text>
    </View>
  )
}

const dayInWords = (day: string, locale: string): string => {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, 'long') : day
}

export function Head({ invoice, accent }: { invoice: InvoiceDocument; accent: string }) {
  const { business, client, logo, number, locale, mark, earlyDiscount } = invoice
  const labels = invoiceLabels(locale)
  return (
    <>
      <View style={styles.head}>
        <View style={styles.seller}>
          <Text style={styles.sellerName}>{pdfText(business.name)}</Text>
          <Address lines={addressBelow(business.name, business.postalAddress)} />
          <Text>{pdfText([business.email, business.phone].filter(Boolean).join(' · '))}</Text>
          {business.taxNumber && <Text>{pdfText(business.taxNumber)}</Text>}
          {business.registration && <Text>{pdfText(business.registration)}</Text>}
        </View>
        {logo && (
          <Image
            style={styles.logo}
            src={{ data: Buffer.from(logo.bytes), format: logo.contentType === 'image/png' ? 'png' : 'jpg' }}
          />
        )}
      </View>
      <Text style={[styles.title, { color: accent }]}>{pdfText(labels.title(number))}</Text>
      {mark && <Text style={styles.mark}>{pdfText(labels[mark])}</Text>}
      <View style={styles.facts}>
        <View style={styles.half}>
          <Text style={styles.label}>{pdfText(labels.billedTo)}</Text>
          <Text>{pdfText(client.name)}</Text>
          <Address lines={addressBelow(client.name, client.postalAddress)} />
          {client.taxNumber && <Text>{pdfText(`${labels.taxNumber}: ${client.taxNumber}`)}</Text>}
        </View>
        <View style={styles.half}>
          <Pair label={labels.issued} value={dayInWords(invoice.issuedOn, locale)} />
          <Pair label={labels.due} value={dayInWords(invoice.dueOn, locale)} />
          <Pair label={labels.terms} value={invoice.terms} />
          <Pair
            label={labels.early}
            value={earlyDiscount && labels.earlyTerms(earlyDiscount.percent, dayInWords(earlyDiscount.until, locale))}
          />
          <Pair label={labels.order} value={invoice.purchaseOrder} />
        </View>
      </View>
      {invoice.description && <Text style={{ marginBottom: 12 }}>{pdfText(invoice.description)}</Text>}
    </>
  )
}

export function LinesHead({ taxed, discounted, locale }: LineColumns & { locale: string }) {
  const { columns } = invoiceLabels(locale)
  return (
    <View style={[styles.row, styles.rowHead]} fixed>
      <Text style={styles.description}>{pdfText(columns.what)}</Text>
      <Text style={styles.quantity}>{pdfText(columns.quantity)}</Text>
      <Text style={styles.price}>{pdfText(columns.price)}</Text>
      {discounted && <Text style={styles.rate}>{pdfText(columns.discount)}</Text>}
      {taxed && <Text style={styles.rate}>{pdfText(columns.tax)}</Text>}
      <Text style={styles.amount}>{pdfText(columns.amount)}</Text>
    </View>
  )
}

export function Sums({ invoice, accent }: { invoice: InvoiceDocument; accent: string }) {
  const { locale, taxes, rebate, taxInclusive, notes } = invoice
  const labels = invoiceLabels(locale)
  const said = [
    ...(rebate === null ? [] : [labels.rebate(rebate)]),
    ...(taxInclusive && taxes.length > 0 ? [labels.pricesWithTax] : []),
  ]
  return (
    <>
      <View style={styles.sums} wrap={false}>
        {taxes.length > 0 && <Sum label={labels.net} amount={invoice.net} locale={locale} />}
        {taxes.map(({ rate, net, tax }) => (
          <Sum
            key={rate}
            label={labels.tax(decimal(rate, locale), pdfMoney(net, locale))}
            amount={tax}
            locale={locale}
          />
        ))}
        <Sum label={labels.total} amount={invoice.total} locale={locale} />
        {isPositive(invoice.paid) && <Sum label={labels.paid} amount={invoice.paid} locale={locale} />}
        {isPositive(invoice.reduced) && <Sum label={labels.reduced} amount={invoice.reduced} locale={locale} />}
        <Sum label={labels.amountDue} amount={invoice.balance} locale={locale} strong={accent} />
      </View>
      {said.length > 0 && <Text style={styles.label}>{pdfText(said.join(' '))}</Text>}
      {notes && <Text style={styles.notes}>{pdfText(notes)}</Text>}
      {invoice.mark === null && <Paying invoice={invoice} />}
    </>
  )
}

function Paying({ invoice: { locale, methods, reference, transferDetails } }: { invoice: InvoiceDocument }) {
  const labels = invoiceLabels(locale)
  const phrases = phrasesOf(languageOf(locale))
  const ways = methods.length > 0 ? methods : [phrases.methodNames['bank transfer'] ?? 'bank transfer']
  return (
    <View style={styles.paying} wrap={false}>
      <Text style={styles.label}>{pdfText(labels.howToPay)}</Text>
      <Text>{pdfText(labels.pay(phrases.or(ways)))}</Text>
      <Text>{pdfText(labels.transfer(reference))}</Text>
      <Text>{pdfText(transferDetails ? `${labels.bankDetails}:\n${transferDetails}` : labels.seePage)}</Text>
    </View>
  )
}

export function Foot({ invoice: { business, number, locale } }: { invoice: InvoiceDocument }) {
  const { page } = letterLabels(locale)
  return (
    <View style={styles.foot} fixed>
      <View style={styles.footRow}>
        <Text>{pdfText(`${business.name} · ${invoiceLabels(locale).title(number)}`)}</Text>
        <Text render={({ pageNumber, totalPages }) => pdfText(page(pageNumber, totalPages))} />
      </View>
    </View>
  )
}
