import { createHash } from 'node:crypto'
import { zlibSync } from 'fflate'
import type { Picture } from './picture.server.ts'

export interface PdfPage {
  /** In points. */
  readonly width: number
  readonly height: number
  /** What is drawn: PDF's own operators, in Latin-1. */
  readonly content: string
}

export interface PdfFile {
  readonly title: string
  readonly author: string
  readonly madeAt: Date
  /** Names of built-in fonts, which the pages call F1, F2 and so on. */
  readonly fonts: readonly string[]
  /** The pages call it Logo. */
  readonly picture: Picture | null
  readonly pages: readonly PdfPage[]
}

/**
 * A PDF file, version 1.4. The same pages give the same bytes on every machine: they are packed by a library of our own rather than by the
 * system's, whose output may differ between processors. Source: ISO 32000-1, 7.5 (file structure) and 8.9.5 (images).
 */
export function writePdf({ title, author, madeAt, fonts, picture, pages }: PdfFile): Uint8Array {
  const objects: Buffer[] = []
  const add = (body: string | Buffer): number =>
    objects.push(typeof body === 'string' ? Buffer.from(body, 'latin1') : body)
  const stream = (dictionary: string, bytes: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`<<\n${dictionary}\n/Length ${bytes.length}\n>>\nstream\n`, 'latin1'),
      bytes,
      Buffer.from('\nendstream', 'latin1'),
    ])

  const kids = pages.map((_, i) => `${3 + i * 2} 0 R`).join(' ')
  const firstFont = 3 + pages.length * 2
  const firstPicture = firstFont + fonts.length
  const named = fonts.map((_, i) => `/F${i + 1} ${firstFont + i} 0 R`).join(' ')
  const pictured = picture ? ` /XObject << /Logo ${firstPicture} 0 R >>` : ''

  add('<<\n/Type /Catalog\n/Pages 2 0 R\n/ViewerPreferences << /DisplayDocTitle true >>\n>>')
  add(`<<\n/Type /Pages\n/Count ${pages.length}\n/Kids [${kids}]\n>>`)
  for (const { width, height, content } of pages) {
    const resources = `<< /ProcSet [/PDF /Text /ImageB /ImageC /ImageI] /Font << ${named} >>${pictured} >>`
    const nth = objects.length + 1
    add(
      `<<\n/Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 ${width} ${height}]\n/Contents ${nth + 1} 0 R\n/Resources ${resources}\n>>`,
    )
    add(stream('/Filter /FlateDecode', zlibSync(Buffer.from(content, 'latin1'))))
  }
  for (const name of fonts) add(`<<\n/Type /Font\n/BaseFont /${name}\n/Subtype /Type1\n/Encoding /WinAnsiEncoding\n>>`)
  if (picture) {
    add(
      stream(
        picture.mask ? `${picture.dictionary}\n/SMask ${firstPicture + 1} 0 R` : picture.dictionary,
        picture.bytes,
      ),
    )
    if (picture.mask) add(stream(picture.mask.dictionary, picture.mask.bytes))
  }
  const at = `(D:${madeAt.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`
  const info = add(
    `<<\n/Producer (Dunwell)\n/Creator (Dunwell)\n/CreationDate ${at}\n/ModDate ${at}\n/Title ${text(title)}\n/Author ${text(author)}\n>>`,
  )
  return fileOf(objects, info)
}

/** As a reader shows it in a window's title: plain where it is ASCII, else UTF-16. */
function text(words: string): string {
  if (/^[\x20-\x7e]*$/.test(words)) return `(${words.replace(/[\\()]/g, '\\$&')})`
  return `<feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`
}

function fileOf(objects: readonly Buffer[], info: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xff\xff\xff\xff\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const hash = createHash('sha256')
  const offsets = objects.map((body, i) => {
    const offset = length
    const object = [Buffer.from(`${i + 1} 0 obj\n`, 'latin1'), body, Buffer.from('\nendobj\n', 'latin1')]
    for (const part of object) length += part.length
    parts.push(...object)
    hash.update(body)
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const id = hash.digest('hex').slice(0, 32)
  const size = objects.length + 1
  const trailer = `<<\n/Size ${size}\n/Root 1 0 R\n/Info ${info} 0 R\n/ID [<${id}> <${id}>]\n>>`
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n${trailer}\nstartxref\n${length}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(table, 'latin1')]))
}
