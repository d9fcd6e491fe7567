import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { formatDay } from '#app/domain/business-day.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import { formatMoney, isZero } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { paperLabels } from '#app/domain/paper/paper-labels.ts'
import type { ActivityDocument, ActivityPart, ActivityRow } from '#app/domain/statement/account-activity.ts'
import { activityLabels } from '#app/domain/statement/activity-labels.ts'
import { cutActivity } from '#app/domain/statement/cut-statement.ts'
import { PaperHead } from './paper-head.tsx'
import { pdfMoney, pdfText } from './pdf-text.ts'
import { statementStyles as styles } from './statement-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

// The layout engine breaks pages in time that grows with the square of what is on them, so long lists come to it in pieces.
const rowsOnFirst = 20
const rowsOnOthers = 28
/** Characters that fit the column; the first number and how many more stand for a longer list. */
const numbersWidth = 18

interface Piece {
  part: ActivityPart
  rows: readonly ActivityRow[]
  isFirst: boolean
  isLast: boolean
  /** Movements the list has no room for. */
  left: number
}

function piecesOf(parts: readonly ActivityPart[]): Piece[] {
  return cutActivity(parts).flatMap(({ part, left }, nth) => {
    const pieces: Piece[] = []
    let from = 0
    do {
      const count = nth === 0 && from === 0 ? rowsOnFirst : rowsOnOthers
      const rows = part.rows.slice(from, from + count)
      pieces.push({ part, rows, isFirst: from === 0, isLast: from + count >= part.rows.length, left })
      from += count
    } while (from < part.rows.length)
    return pieces
  })
}

function HeadRow({ locale }: { locale: string }) {
  const { columns } = activityLabels(locale)
  return (
    <View style={[styles.row, styles.rowHead]}>
      <Text style={styles.day}>{pdfText(columns.day)}</Text>
      <Text style={styles.what}>{pdfText(columns.what)}</Text>
      <Text style={styles.number}>{pdfText(columns.invoice)}</Text>
      <Text style={styles.cell}>{pdfText(columns.amount)}</Text>
      <Text style={styles.cell}>{pdfText(columns.balance)}</Text>
    </View>
  )
}

function Row({ row, locale }: { row: ActivityRow; locale: string }) {
  const { on, kind, numbers, amount, applied, balance } = row
  const what = applied
    ? activityLabels(locale).creditUsed(formatMoney(applied, locale))
    : paperLabels(locale).statement.movements[kind === 'credit_used' ? 'credited' : kind]
  const all = numbers.join(', ')
  const named = all.length > numbersWidth && numbers.length > 1 ? `${numbers[0]} +${numbers.length - 1}` : all
  return (
    <View style={styles.row} wrap={false}>
      <Text style={styles.day}>
        {pdfText(on.toLocaleString(locale, { day: '2-digit', month: 'short', year: 'numeric' }))}
      </Text>
      <Text style={styles.what}>{pdfText(what)}</Text>
      <Text style={styles.number}>{pdfText(named)}</Text>
      <Text style={styles.cell}>{isZero(amount) ? '' : pdfMoney(amount, locale)}</Text>
      <Text style={styles.cell}>{pdfMoney(balance, locale)}</Text>
    </View>
  )
}

function Sum({ label, amount, locale }: { label: string; amount: Money; locale: string }) {
  return (
    <View style={styles.row} wrap={false}>
      <Text style={[styles.what, styles.strong]}>{pdfText(label)}</Text>
      <Text style={[styles.cell, styles.strong]}>{pdfMoney(amount, locale)}</Text>
    </View>
  )
}

/** Draws a statement of activity; see `renderActivityPdf`. */
export function drawActivity(statement: ActivityDocument): Promise<Uint8Array> {
  const { business, client, locale, from, to, parts } = statement
  const labels = activityLabels(locale)
  const { page: pageLabel } = letterLabels(locale)
  const pieces = piecesOf(parts)
  const madeAt = new Date(`${to.toString()}T00:00:00Z`)
  const subtitle = labels.period(formatDay(from, locale, 'long'), formatDay(to, locale, 'long'))
  const sheet = (piece: Piece | null, nth: number) => (
    <Page key={nth} size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
      <View style={styles.body}>
        {nth === 0 && <PaperHead business={business} client={client} title={labels.title} subtitle={subtitle} />}
        {!piece && <Text style={styles.note}>{pdfText(labels.nothing)}</Text>}
        {piece?.isFirst && <Text style={styles.currency}>{piece.part.currency}</Text>}
        {piece?.isFirst && piece.left > 0 && <Text style={styles.note}>{pdfText(labels.earlier(piece.left))}</Text>}
        {piece && <HeadRow locale={locale} />}
        {piece?.isFirst && <Sum label={labels.opening} amount={piece.part.opening} locale={locale} />}
        {piece?.rows.map((row, i) => (
          <Row key={i} row={row} locale={locale} />
        ))}
        {piece?.isLast && <Sum label={labels.closing} amount={piece.part.closing} locale={locale} />}
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
