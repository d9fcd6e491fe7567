import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import { pdfText } from './pdf-text.ts'
import type { RecordFile } from './record-pdf.server.ts'
import { recordStyles as styles } from './record-styles.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

/** Draws one file of a record; see `renderRecordPdf`. */
export function drawRecord({ title, intro, part, pages, madeAt, size }: RecordFile): Promise<Uint8Array> {
  const name = part === 1 ? title : `${title}, part ${part}`
  return renderToBuffer(
    <Document
      title={pdfText(name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      {pages.map((blocks, nth) => (
        <Page key={nth} size={size} style={styles.page}>
          <View style={styles.body}>
            {nth === 0 && (
              <>
                <Text style={styles.title}>{pdfText(name)}</Text>
                <Text style={styles.intro}>{pdfText(intro)}</Text>
              </>
            )}
            {blocks.map((block, i) =>
              'section' in block ? (
                <Text key={i} style={styles.section}>
                  {pdfText(block.section)}
                </Text>
              ) : (
                <View key={i} style={styles.row}>
                  <Text style={styles.label}>{pdfText(block.label)}</Text>
                  <Text style={styles.text}>{pdfText(block.text)}</Text>
                </View>
              ),
            )}
          </View>
          <View style={styles.foot} fixed>
            <View style={styles.footRow}>
              <Text>{pdfText(name)}</Text>
              {/* Counted beforehand: numbers that the layout engine fills in cost a third more time. */}
              <Text>{`${nth + 1} / ${pages.length}`}</Text>
            </View>
          </View>
        </Page>
      ))}
    </Document>,
  )
}
