import { type Piece, slotPiece } from './mail-pieces.server.ts'
import type { MailMarks } from './mail-slots.server.ts'

/** React's own escapes, of text and attributes alike. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
const escaped = (text: string): string => text.replace(/["&'<>]/g, (character) => escapes[character] ?? character)

/** What an inbox shows is cut and padded to this length, so that it never shows the text below. */
const previewLength = 150
const padding = '<div>([\\xa0\\u200b-\\u200f\\ufeff]+)</div>'

/** React's html of a mail of marks, cut at its slots. */
export function htmlPieces(html: string, marks: MailMarks): Piece[] {
  // Each slot leaves its number and, where it is the preview, the padding.
  const parts = html.split(new RegExp(`${marks.slotPattern}(?:${padding})?`, 'u'))
  return parts.flatMap((part, i): Piece[] => {
    if (i % 3 === 0) return part === '' ? [] : [part]
    if (i % 3 === 2) return []
    const padded = parts[i + 1] as string | undefined
    if (padded === undefined) return [slotPiece(part, escaped)]
    const unit = padded.slice(0, padded.length / (previewLength - marks.slot(Number(part)).length))
    return [slotPiece(part, (word) => preview(word, unit))]
  })
}

function preview(text: string, unit: string): string {
  const shown = text.slice(0, previewLength)
  const rest = previewLength - shown.length
  // The cut may part a pair of surrogates; an encoder writes U+FFFD for a single one.
  return escaped(shown.replace(/\p{Surrogate}/gu, '\ufffd')) + (rest > 0 ? `<div>${unit.repeat(rest)}</div>` : '')
}
