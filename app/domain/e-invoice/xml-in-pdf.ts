import { Unzlib } from 'fflate'

const XML_MAX = 5_000_000
const PUSH = 16_384
const STREAMS_MAX = 20

/**
 * The XML that a Factur-X or ZUGFeRD invoice carries in its PDF: embedded files are streams of the file itself, so they are found
 * without following the rest of it, which spares us pages, fonts and whatever a hostile file hides in them. What grows beyond 5 MB
 * is dropped while it grows. Null where no invoice is found.
 */
export function xmlInPdf(bytes: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(bytes)
  const starts = /stream\r?\n/g
  let looked = 0
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    if (text.slice(found.index - 3, found.index) === 'end') continue
    const head = text.slice(Math.max(text.lastIndexOf(' obj', found.index), found.index - 2_000), found.index)
    if (!/\/EmbeddedFile\b|\/Subtype\s*\/(?:text|application)(?:#2[Ff]|\/)xml/.test(head)) continue
    looked += 1
    if (looked > STREAMS_MAX) return null
    const from = found.index + found[0].length
    const until = text.indexOf('endstream', from)
    if (until === -1) return null
    const raw = bytes.subarray(from, until)
    const file = /\/FlateDecode\b/.test(head) ? inflated(raw) : raw.length > XML_MAX ? null : raw
    const xml = file && new TextDecoder().decode(file)
    if (xml && /<(?:\w+:)?(?:CrossIndustryInvoice|Invoice|CreditNote)[\s>]/.test(xml)) return xml
    starts.lastIndex = until
  }
  return null
}

function inflated(raw: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    const stream = new Unzlib((piece) => {
      size += piece.length
      if (size > XML_MAX) throw new RangeError('more than an invoice can hold')
      pieces.push(piece)
    })
    for (let at = 0; at < raw.length; at += PUSH) stream.push(raw.subarray(at, at + PUSH), at + PUSH >= raw.length)
  } catch {
    // A last piece that is cut off still leaves what came before it; a bomb leaves nothing.
    if (size > XML_MAX) return null
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
