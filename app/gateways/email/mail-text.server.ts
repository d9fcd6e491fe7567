import { fill, type Piece, slotPiece } from './mail-pieces.server.ts'
import type { MailMarks } from './mail-slots.server.ts'

// A heading in capitals would shout, in a mail that never does. The width of a column follows its words: a table comes as one
// line, its rows and cells marked, and is laid out when they are known.
export const plainText = ({ row, cell }: MailMarks) => ({
  selectors: [
    { selector: 'h1', options: { uppercase: false } },
    {
      selector: '[data-text-format="dataTable"]',
      format: 'block',
      options: { leadingLineBreaks: 2, trailingLineBreaks: 2 },
    },
    ...['thead', 'tbody'].flatMap((part) => {
      const tr = `[data-text-format="dataTable"] > ${part} > tr`
      return [
        { selector: tr, format: 'inlineSurround', options: { prefix: row } },
        { selector: `${tr} > th`, format: 'inlineSurround', options: { prefix: cell } },
        { selector: `${tr} > td`, format: 'inlineSurround', options: { prefix: cell } },
      ]
    }),
  ],
})

/** The plain text of a mail of marks, cut at its slots and tables. */
export const textPieces = (text: string, marks: MailMarks): Piece[] =>
  text
    .split(new RegExp(`(${marks.row}[^\\n]*)`, 'u'))
    .flatMap((part, i) => (i % 2 === 1 ? [tablePiece(part, marks)] : linePieces(part, marks)))

const linePieces = (text: string, { slotPattern }: MailMarks): Piece[] =>
  text
    .split(new RegExp(slotPattern, 'u'))
    .map((part, i) => (i % 2 === 1 ? slotPiece(part, spaced) : part))
    .filter((piece) => piece !== '')

/** White space as it shows. */
const spaced = (text: string): string => text.replace(/[ \t\r\n\f\u200b]+/g, ' ')

function tablePiece(line: string, marks: MailMarks): Piece {
  const rows = partsAfter(line, marks.row).map((row) =>
    partsAfter(row, marks.cell).map((cell) => linePieces(cell.replace(/^ +| +$/g, ''), marks)),
  )
  return (words) => laidOut(rows.map((row) => row.map((cell) => fill(cell, words))))
}

const partsAfter = (text: string, mark: string): string[] => text.split(mark).slice(1)

const columnGap = 3

/** As html-to-text lays out cells of one line each: every column begins behind the longest before it. */
function laidOut(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(() => '')
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (let x = 0, start = 0; x < columns; x += 1) {
    rows.forEach((row, y) => {
      const cell = row[x]
      if (cell !== undefined) lines[y] = (lines[y] ?? '').padEnd(start) + cell
    })
    start += rows.reduce((widest, row) => Math.max(widest, row[x]?.length ?? 0), 0) + columnGap
  }
  return lines.join('\n')
}
