import helvetica from 'pdfkit/standard-fonts/Helvetica'
import helveticaBold from 'pdfkit/standard-fonts/HelveticaBold'

/** A font that every PDF reader brings along, with what it measures. Widths and kerning are in thousandths of the font size. */
export interface Font {
  readonly name: 'Helvetica' | 'Helvetica-Bold'
  readonly widths: Uint16Array
  /** By the pair's codes: left × 256 + right. */
  readonly kerning: Int16Array
}

// Windows-1252 where it is not Latin-1: 0x80 to 0x9f, five of them unused.
const above7f = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'
const special = new Map([...above7f].map((character, i) => [character.charCodeAt(0), 0x80 + i]))
const Y_DIERESIS = 0x9f
const inOrder = Array.from({ length: 256 }, (_, code) => code).filter(
  (code) =>
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0x80 && code <= 0x9f && above7f[code - 0x80] !== '\0') ||
    (code >= 0xa1 && code < 0xff && code !== 0xad),
)
// The data has the small ÿ in the place of the capital one.
const codes = inOrder.map((code) => (code === Y_DIERESIS ? 0xff : code))
const NO_BREAK_SPACE = 0xa0
const SOFT_HYPHEN = 0xad
const Y_ACUTE = 0xdd

function fontOf(name: Font['name'], data: typeof helvetica): Font {
  const widths = new Uint16Array(256)
  codes.forEach((code, i) => (widths[code] = data.glyphWidths[i] ?? 0))
  widths[NO_BREAK_SPACE] = widths[0x20] ?? 0
  widths[SOFT_HYPHEN] = widths[0x2d] ?? 0
  widths[Y_DIERESIS] = widths[Y_ACUTE] ?? 0
  const kerning = new Int16Array(256 * 256)
  for (let i = 0; i < data.kernPairs.length; i += 2) {
    let pair = 0
    for (const distance of data.kernPairs[i + 1] as readonly number[]) {
      pair += distance
      const left = codes[Math.floor(pair / codes.length)] ?? 0
      const right = codes[pair % codes.length] ?? 0
      kerning[left * 256 + right] = data.kernPairs[i] as number
    }
  }
  return { name, widths, kerning }
}

export const regular = fontOf('Helvetica', helvetica)
export const bold = fontOf('Helvetica-Bold', helveticaBold)

const codeAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return unit < 0x80 ? unit : (special.get(unit) ?? unit & 0xff)
}

/** How wide a text is, in the unit of `size`. The text is one that `pdfText` has answered, and one line of it. */
export function widthOf(text: string, font: Font, size: number): number {
  let sum = 0
  for (let i = 0, code = codeAt(text, 0); i < text.length; i += 1) {
    const next = i + 1 < text.length ? codeAt(text, i + 1) : 0
    sum += (font.widths[code] ?? 0) + (font.kerning[code * 256 + next] ?? 0)
    code = next
  }
  return (sum * size) / 1_000
}

const hex = Array.from({ length: 256 }, (_, code) => code.toString(16).padStart(2, '0'))

/** The text as the operator TJ takes it: codes, and between them what kerning moves the next one by. */
export function shown(text: string, font: Font): string {
  let written = '[<'
  for (let i = 0, code = codeAt(text, 0); i < text.length; i += 1) {
    const next = i + 1 < text.length ? codeAt(text, i + 1) : 0
    const kern = font.kerning[code * 256 + next] ?? 0
    written += hex[code] ?? ''
    if (kern !== 0) written += `> ${-kern} <`
    code = next
  }
  return `${written}>]`
}

/**
 * The lines a text takes in that width: broken at spaces and line feeds; what no line could hold is cut, without a hyphen, which
 * would change a part number.
 */
export function linesOf(text: string, font: Font, size: number, width: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line, font, size) <= width ? [line] : broken(line, font, size, width)))
}

function broken(text: string, font: Font, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, font, size) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = cut(word, font, size, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return [...lines, line]
}

function cut(word: string, font: Font, size: number, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character, font, size) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
