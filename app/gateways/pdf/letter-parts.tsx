import { Image, Text, View } from '@react-pdf/renderer'
import { brandAccents } from '#app/domain/brand-color.ts'
import { formatDay, parseDay } from '#app/domain/business-day.ts'
import type { LetterDocument } from '#app/domain/letter/letter-document.ts'
import type { LetterLabels } from '#app/domain/letter/letter-labels.ts'
import { sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { addressBelow } from '#app/domain/postal-address.ts'
import { moneyOf } from '#app/domain/timeline/money-data.ts'
import { addressFontSize, addressLineHeight, returnFontSize } from './letter-layout.ts'
import type { LetterSheet } from './letter-layout.ts'
import { letterStyles as styles } from './letter-styles.ts'
import { pdfMoney, pdfText } from './pdf-text.ts'

interface PartProps {
  letter: LetterDocument
  sheet: LetterSheet
  labels: LetterLabels
}

export const longDay = (day: string, locale: string): string => {
  const parsed = parseDay(day)
  return parsed ? formatDay(parsed, locale, 'long') : day
}

/** Who writes, in the upper margin. */
export function Letterhead({ letter: { sender, logo }, sheet }: Omit<PartProps, 'labels'>) {
  const { accent } = brandAccents(sender.brandColor).light
  const { top, height } = sheet.letterhead
  const address = addressBelow(sender.name, sender.postalAddress)
  return (
    <View style={[styles.letterhead, { top, left: sheet.left, right: sheet.right, height }]}>
      <View style={styles.sender}>
        <Text style={[styles.senderName, { color: accent }]}>{pdfText(sender.name)}</Text>
        {address.length > 0 && <Text>{pdfText(address.join('\n'))}</Text>}
        <Text>{pdfText([sender.email, sender.phone].filter(Boolean).join(' · '))}</Text>
      </View>
      {logo && (
        <Image
          style={[styles.logo, { maxHeight: Math.min(height, 56) }]}
          src={{ data: Buffer.from(logo.bytes), format: logo.contentType === 'image/png' ? 'png' : 'jpg' }}
        />
      )}
    </View>
  )
}

/** What the window shows. */
export function AddressField({ letter: { sender, addressee }, sheet }: Omit<PartProps, 'labels'>) {
  const lines = addressee.split('\n')
  const { returnLine, address } = sheet
  const back = [sender.name, ...addressBelow(sender.name, sender.postalAddress)].join(' · ')
  return (
    <>
      {returnLine && (
        <View style={[styles.boxed, { ...returnLine }]}>
          <Text style={[styles.returnLine, { fontSize: returnFontSize(back, returnLine) }]}>{pdfText(back)}</Text>
        </View>
      )}
      <View style={[styles.boxed, { ...address }]}>
        <Text style={{ fontSize: addressFontSize(lines.length, address), lineHeight: addressLineHeight }}>
          {pdfText(addressee)}
        </Text>
      </View>
    </>
  )
}

export function Facts({ letter, sheet, labels }: PartProps) {
  const { locale } = letter.content
  const rows = [
    [labels.date, longDay(letter.date, locale)],
    [labels.letter, letter.number === null ? '–' : String(letter.number)],
    ...(letter.answerBy ? [[labels.answerBy, longDay(letter.answerBy, locale)]] : []),
  ]
  return (
    <View style={[styles.boxed, { ...sheet.facts }]}>
      {rows.map(([label = '', value = '']) => (
        <View key={label} style={styles.fact}>
          <Text style={styles.label}>{pdfText(label)}</Text>
          <Text>{pdfText(value)}</Text>
        </View>
      ))}
    </View>
  )
}

export function Marks({ sheet }: Pick<PartProps, 'sheet'>) {
  return sheet.marks.map(({ top, length }) => <View key={top} style={[styles.mark, { top, width: length }]} />)
}

function Row({ label, amount, locale, strong }: { label: string; amount: Money; locale: string; strong?: boolean }) {
  return (
    <View style={strong ? [styles.row, styles.strong] : styles.row} wrap={false}>
      <Text style={styles.rowLabel}>{pdfText(label)}</Text>
      <Text style={styles.rowAmount}>{pdfMoney(amount, locale)}</Text>
    </View>
  )
}

/** Every invoice with what was received, what was added, and what is left. */
export function Amounts({ letter: { content }, labels }: Omit<PartProps, 'sheet'>) {
  const { items, locale } = content
  const currency = items[0]?.open.currency
  if (currency === undefined) return null
  const total = sumMoney(
    items.map(({ open }) => moneyOf(open)),
    currency,
  )
  return (
    <View style={styles.amounts}>
      {items.map((item) => (
        <View key={item.invoiceId} style={styles.item}>
          <Row
            label={labels.invoice(item.number, longDay(item.issuedOn, locale), longDay(item.dueOn, locale))}
            amount={moneyOf(item.total)}
            locale={locale}
          />
          {item.paid.amount !== 0 && (
            <Row label={labels.paid} amount={moneyOf({ ...item.paid, amount: -item.paid.amount })} locale={locale} />
          )}
          {item.charges.map((charge, i) => (
            <Row key={i} label={charge.label} amount={moneyOf(charge.amount)} locale={locale} />
          ))}
          {items.length > 1 && <Row label={labels.open} amount={moneyOf(item.open)} locale={locale} />}
        </View>
      ))}
      <Row label={labels.totalOpen} amount={total} locale={locale} strong />
    </View>
  )
}

export function HowToPay({ letter: { content, site }, labels }: Omit<PartProps, 'sheet'>) {
  const [first] = content.items
  if (!first) return null
  return (
    <View style={styles.paying} wrap={false}>
      <Text style={styles.payingHead}>{pdfText(labels.howToPay)}</Text>
      <Text>{pdfText(labels.online(site, first.number))}</Text>
      <Text>{pdfText(labels.transfer(content.items.map(({ reference }) => reference).join(', ')))}</Text>
      <Text>{pdfText(labels.bankDetails)}</Text>
    </View>
  )
}
