import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { formatDay } from '#app/domain/business-day.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import type { Paper } from '#app/domain/paper/paper.ts'
import { PaperHead } from './paper-head.tsx'
import { pdfMoney, pdfText } from './pdf-text.ts'
import { paperStyles as styles } from './paper-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

// The layout engine breaks pages in time that grows with the square of what is on them, so long lists come to it in pieces.
const rowsOnPage = 26

function Row({ row, locale }: { row: Paper['rows'][number]; locale: string }) {
  return (
    <View style={styles.row} wrap={false}>
      <Text style={styles.day}>{pdfText(formatDay(row.day, locale, 'long'))}</Text>
      <Text style={styles.what}>{pdfText(row.what)}</Text>
      <Text style={styles.amount}>{pdfMoney(row.amount, locale)}</Text>
    </View>
  )
}

function Foot({ paper: { sums, notes, locale } }: { paper: Paper }) {
  return (
    <View wrap={false}>
      {sums.map(({ label, amount }) => (
        <View key={label} style={styles.sum}>
          <Text>{pdfText(label)}</Text>
          <Text style={styles.strong}>{pdfMoney(amount, locale)}</Text>
        </View>
      ))}
      {notes.map((note) => (
        <Text key={note} style={styles.note}>
          {pdfText(note)}
        </Text>
      ))}
    </View>
  )
}

/** Draws a paper; see `renderPaperPdf`. */
export function drawPaper(paper: Paper): Promise<Uint8Array> {
  const { business, locale, rows, title, asOf } = paper
  const { page: pageLabel } = letterLabels(locale)
  const sheets = Math.max(1, Math.ceil(rows.length / rowsOnPage))
  const madeAt = new Date(`${asOf.toString()}T00:00:00Z`)
  return renderToBuffer(
    <Document
      title={pdfText(title)}
      author={pdfText(business.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      {Array.from({ length: sheets }, (_, nth) => (
        <Page key={nth} size={locale.endsWith('-US') ? 'LETTER' : 'A4'} style={styles.page}>
          <View style={styles.body}>
            {nth === 0 && <PaperHead {...paper} />}
            <View style={styles.rows}>
              {rows.slice(nth * rowsOnPage, (nth + 1) * rowsOnPage).map((row, i) => (
                <Row key={i} row={row} locale={locale} />
              ))}
            </View>
            {nth === sheets - 1 && <Foot paper={paper} />}
          </View>
          <View style={styles.foot} fixed>
            <Text>{pdfText(`${business.name} · ${title}`)}</Text>
            <Text render={({ pageNumber, totalPages }) => pdfText(pageLabel(pageNumber, totalPages))} />
          </View>
        </Page>
      ))}
    </Document>,
  )
}
