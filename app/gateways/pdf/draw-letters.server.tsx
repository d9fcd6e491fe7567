import { Document, Font, Page, Text, View, renderToBuffer } from '@react-pdf/renderer'
import type { LetterDocument } from '#app/domain/letter/letter-document.ts'
import { letterLabels } from '#app/domain/letter/letter-labels.ts'
import { letterSheets } from './letter-layout.ts'
import { AddressField, Amounts, Facts, HowToPay, Letterhead, Marks } from './letter-parts.tsx'
import { letterStyles as styles } from './letter-styles.ts'
import { pdfText } from './pdf-text.ts'

Font.registerHyphenationCallback((word) => word.match(/.{1,40}/gu) ?? [word])

function LetterPages({ letter }: { letter: LetterDocument }) {
  const { content, sender } = letter
  const sheet = letterSheets[letter.layout]
  const labels = letterLabels(content.locale)
  const [opening, ...rest] = content.paragraphs
  const paragraph = (text: string, i: number) => (
    <Text key={i} style={styles.paragraph} orphans={2} widows={2}>
      {pdfText(text)}
    </Text>
  )
  const foot = [sender.name, ...(letter.number === null ? [] : [`${labels.letter} ${letter.number}`])].join(' · ')
  return (
    <Page size={sheet.size} style={[styles.page, { paddingLeft: sheet.left, paddingRight: sheet.right }]}>
      <Letterhead letter={letter} sheet={sheet} />
      <AddressField letter={letter} sheet={sheet} />
      <Facts letter={letter} sheet={sheet} labels={labels} />
      <Marks sheet={sheet} />
      <View style={styles.body}>
        <View style={{ height: sheet.bodyTop - styles.page.paddingTop }} />
        <Text style={styles.subject}>{pdfText(content.subject)}</Text>
        {paragraph(content.salutation, 0)}
        {opening !== undefined && paragraph(opening, 0)}
        <Amounts letter={letter} labels={labels} />
        {rest.map(paragraph)}
        <HowToPay letter={letter} labels={labels} />
        <View wrap={false}>
          {paragraph(content.closing, 0)}
          <Text>{pdfText(sender.name)}</Text>
        </View>
      </View>
      <View style={[styles.foot, { left: sheet.left, right: sheet.right }]} fixed>
        <View style={styles.footRow}>
          <Text>{pdfText(foot)}</Text>
          <Text
            render={({ subPageNumber, subPageTotalPages }) => pdfText(labels.page(subPageNumber, subPageTotalPages))}
          />
        </View>
      </View>
    </Page>
  )
}

/** Draws letters one after another, each from a sheet of its own; see `renderLettersPdf`. */
export function drawLetters(letters: readonly LetterDocument[]): Promise<Uint8Array> {
  const [first] = letters
  if (!first) throw new RangeError('no letter to draw')
  // The letter's own day instead of "now": the same letters are the same bytes on every machine and at every hour.
  const madeAt = new Date(`${first.date}T00:00:00Z`)
  return renderToBuffer(
    <Document
      title={pdfText(letters.length === 1 ? first.content.subject : `${letters.length} letters`)}
      author={pdfText(first.sender.name)}
      producer="Dunwell"
      creator="Dunwell"
      creationDate={madeAt}
      modificationDate={madeAt}
    >
      {letters.map((letter, i) => (
        <LetterPages key={i} letter={letter} />
      ))}
    </Document>,
  )
}
