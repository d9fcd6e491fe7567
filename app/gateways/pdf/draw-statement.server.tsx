import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { formatDay, type PlainDate } from '#app/domain/business-day.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import { formatMoney, isPositive, isZero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { cutOpenItems } from '#app/domain/statement/cut-statement.ts'
import { daysPastDue, statementParts } from '#app/domain/statement/statement-document.ts'
import type { OpenItem, StatementDocument, StatementPart } from '#app/domain/statement/statement-document.ts'
import { statementLabels, type StatementLabels } from '#app/domain/statement/statement-labels.ts'
import { PaperHead } from './paper-head.tsx'
import { pdfMoney, pdfText } from './pdf-text.ts'
import { statementStyles as styles } from './statement-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

// The layout engine breaks pages in time that grows with the square of what is on them, so long lists come to it in pieces.
const rowsOnFirst = 16
const rowsOnOthers = 24

interface Piece {
  part: StatementPart
  items: readonly OpenItem[]
  isFirst: boolean
  isLast: boolean
  /** Invoices the list has no room for, and what is open on them. */
  left: number
  leftOpen: Money
}

function piecesOf(parts: readonly StatementPart[]): Piece[] {
  return cutOpenItems(parts).flatMap(({ part, left, leftOpen }, nth) => {
    const pieces: Piece[] = []
    let from = 0
    do {
      const rows = nth === 0 && from === 0 ? rowsOnFirst : rowsOnOthers
      const items = part.items.slice(from, from + rows)
      pieces.push({ part, items, isFirst: from === 0, isLast: from + rows >= part.items.length, left, leftOpen })
      from += rows
    } while (from < part.items.length)
    return pieces
  })
}

interface RowProps {
  labels: StatementLabels
  locale: string
  asOf: PlainDate
  withCharges: boolean
  withCredits: boolean
}

function HeadRow({ labels: { columns }, withCharges, withCredits }: Omit<RowProps, 'locale' | 'asOf'>) {
  return (
    <View style={[styles.row, styles.rowHead, ...(withCharges && withCredits ? [styles.dense] : [])]}>
      <Text style={styles.number}>{pdfText(columns.invoice)}</Text>
      <Text style={styles.cell}>{pdfText(columns.issued)}</Text>
      <Text style={styles.cell}>{pdfText(columns.due)}</Text>
      <Text style={styles.cell}>{pdfText(columns.total)}</Text>
      {withCharges && <Text style={[styles.cell, styles.twoLines]}>{pdfText(columns.charges)}</Text>}
      <Text style={styles.cell}>{pdfText(columns.paid)}</Text>
      {withCredits && <Text style={styles.cell}>{pdfText(columns.credited)}</Text>}
      <Text style={styles.cell}>{pdfText(columns.open)}</Text>
      <Text style={styles.narrow}>{pdfText(columns.late)}</Text>
    </View>
  )
}

function ItemRow({ item, locale, asOf, withCharges, withCredits }: Omit<RowProps, 'labels'> & { item: OpenItem }) {
  const day = (of: PlainDate) => of.toLocaleString(locale, { day: '2-digit', month: 'short', year: 'numeric' })
  return (
    <View style={[styles.row, ...(withCharges && withCredits ? [styles.dense] : [])]} wrap={false}>
      <Text style={styles.number}>{pdfText(item.number)}</Text>
      <Text style={styles.cell}>{pdfText(day(item.issuedOn))}</Text>
      <Text style={styles.cell}>{pdfText(day(item.dueOn))}</Text>
      <Text style={styles.cell}>{pdfMoney(item.total, locale)}</Text>
      {withCharges && <Text style={styles.cell}>{isZero(item.charges) ? '' : pdfMoney(item.charges, locale)}</Text>}
      <Text style={styles.cell}>{isZero(item.paid) ? '' : pdfMoney(item.paid, locale)}</Text>
      {withCredits && <Text style={styles.cell}>{isZero(item.credited) ? '' : pdfMoney(item.credited, locale)}</Text>}
      <Text style={[styles.cell, styles.strong]}>{pdfMoney(item.open, locale)}</Text>
      <Text style={styles.narrow}>{daysPastDue(item.dueOn, asOf) || ''}</Text>
    </View>
  )
}

function Sums({ part, labels, locale }: { part: StatementPart; labels: StatementLabels; locale: string }) {
  const sum = (label: string, text: string, strong: boolean) => (
    <View key={label} style={styles.sum}>
      <Text style={styles.faint}>{pdfText(label)}</Text>
      {strong ? <Text style={styles.strong}>{text}</Text> : <Text>{text}</Text>}
    </View>
  )
  return (
    <View wrap={false}>
      <View style={styles.sums}>
        {sum(labels.open, pdfMoney(part.open, locale), true)}
        {sum(labels.overdue, pdfMoney(part.overdue, locale), true)}
        {isPositive(part.credit) && sum(labels.credit, pdfMoney(part.credit, locale), true)}
        {isPositive(part.credit) && sum(labels.rest, pdfMoney(part.rest, locale), true)}
      </View>
      <View style={styles.sums}>
        {part.buckets.map(({ bucket, amount }) => sum(labels.buckets[bucket], pdfMoney(amount, locale), false))}
      </View>
    </View>
  )
}

function WrittenOffRows({ part, labels, locale }: { part: StatementPart; labels: StatementLabels; locale: string }) {
  return (
    <View>
      <Text style={[styles.note, styles.strong]}>{pdfText(labels.writtenOff)}</Text>
      {part.writtenOff.map(({ number, on, amount }) => (
        <View key={number} style={styles.row} wrap={false}>
          <Text style={styles.number}>{pdfText(number)}</Text>
          <Text style={styles.day}>{pdfText(formatDay(on, locale, 'long'))}</Text>
          <Text style={styles.cell}>{pdfMoney(amount, locale)}</Text>
        </View>
      ))}
    </View>
  )
}

/** Draws a statement; see `renderStatementPdf`. */
export function drawStatement(statement: StatementDocument): Promise<Uint8Array> {
  const { business, locale, asOf, items } = statement
  const labels = statementLabels(locale)
  const { page: pageLabel } = letterLabels(locale)
  const pieces = piecesOf(statementParts(statement))
  const shown = {
    withCharges: items.some(({ charges }) => isPositive(charges)),
    withCredits: items.some(({ credited }) => isPositive(credited)),
  }
  const madeAt = new Date(`${asOf.toString()}T00:00:00Z`)
  const sheet = (piece: Piece | null, nth: number) => (
    <Page key={nth} size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
      <View style={styles.body}>
        {nth === 0 && (
          <PaperHead
            business={business}
            client={statement.client}
            title={labels.title}
            subtitle={labels.asOf(formatDay(asOf, locale, 'long'))}
          />
        )}
        {!piece && <Text style={styles.note}>{pdfText(labels.nothing)}</Text>}
        {piece?.isFirst && <Text style={styles.currency}>{piece.part.currency}</Text>}
        {piece && piece.part.items.length + piece.left === 0 && (
          <Text style={styles.faint}>{pdfText(labels.nothing)}</Text>
        )}
        {piece && piece.items.length > 0 && <HeadRow labels={labels} {...shown} />}
        {piece?.items.map((item, i) => (
          <ItemRow key={i} item={item} locale={locale} asOf={asOf} {...shown} />
        ))}
        {piece?.isLast && piece.left > 0 && (
          <Text style={styles.note}>{pdfText(labels.more(piece.left, formatMoney(piece.leftOpen, locale)))}</Text>
        )}
        {piece?.isLast && <Sums part={piece.part} labels={labels} locale={locale} />}
        {piece?.isLast && piece.part.writtenOff.length > 0 && (
          <WrittenOffRows part={piece.part} labels={labels} locale={locale} />
        )}
        {piece && nth === pieces.length - 1 && <Text style={styles.note}>{pdfText(labels.note)}</Text>}
      </View>
      <View style={styles.foot} fixed>
        <View style={styles.footRow}>
          <Text>{pdfText(`${business.name} · ${labels.title}`)}</Text>
          <Text render={({ pageNumber, totalPages }) => pdfText(pageLabel(pageNumber, totalPages))} />
        </View>
      </View>
    </Page>
  )
  return renderToBuffer(
    <Document
      title={pdfText(labels.title)}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      {pieces.length === 0 ? sheet(null, 0) : pieces.map(sheet)}
    </Document>,
  )
}
