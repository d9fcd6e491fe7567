import { createHash } from 'node:crypto'
import { exifOrientation } from './exif-orientation.ts'

interface PictureStream {
  /** The entries of its PDF dictionary, as text. */
  readonly dictionary: string
  readonly bytes: Uint8Array
}

/** A picture as a PDF holds it. */
export interface Picture extends PictureStream {
  /** In pixels, as it is to be seen. */
  readonly width: number
  readonly height: number
  /** How the stored pixels are turned, 1 to 8 as in EXIF. */
  readonly orientation: number
  /** How transparent each pixel is. */
  readonly mask: PictureStream | null
}

const KEPT = 16
const kept = new Map<string, Promise<Picture | null>>()

/**
 * A PNG or JPEG made ready for PDFs, once for all of them: unpacking a picture costs many times what drawing an invoice does.
 * Null for one that cannot be read, without which the paper is drawn.
 */
export function readPicture(bytes: Uint8Array, contentType: string): Promise<Picture | null> {
  const key = createHash('sha256').update(bytes).digest('base64')
  let picture = kept.get(key)
  if (!picture) {
    picture = unpack(bytes, contentType)
    const oldest = kept.size >= KEPT ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(key, picture)
  }
  return picture
}

async function unpack(bytes: Uint8Array, contentType: string): Promise<Picture | null> {
  // Only where there is a picture: loading it takes longer than any drawing.
  const { PDFDocument, PDFName, PDFRawStream } = await import('@cantoo/pdf-lib')
  try {
    const document = await PDFDocument.create()
    const image = await (contentType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes))
    await image.embed()
    const stream = document.context.lookup(image.ref)
    if (!(stream instanceof PDFRawStream)) return null
    const mask = document.context.lookup(stream.dict.get(PDFName.of('SMask')))
    stream.dict.delete(PDFName.of('SMask'))
    const orientation = contentType === 'image/png' ? 1 : exifOrientation(bytes)
    const [width, height] = orientation > 4 ? [image.height, image.width] : [image.width, image.height]
    return {
      ...streamOf(stream),
      mask: mask instanceof PDFRawStream ? streamOf(mask) : null,
      width,
      height,
      orientation,
    }
  } catch {
    return null
  }
}

const streamOf = (stream: { dict: { toString(): string }; contents: Uint8Array }): PictureStream => ({
  dictionary: stream.dict.toString().replace(/^<<\n|\n>>$/g, ''),
  bytes: stream.contents,
})

/** The matrix that puts the picture into a box, given from its lower left corner. */
export function placed(
  { orientation }: Picture,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly number[] {
  const [w, h, right, top] = [width, height, x + width, y + height]
  const matrices = [
    [w, 0, 0, h, x, y],
    [-w, 0, 0, h, right, y],
    [-w, 0, 0, -h, right, top],
    [w, 0, 0, -h, x, top],
    [0, -h, -w, 0, right, top],
    [0, -h, w, 0, x, top],
    [0, h, w, 0, x, y],
    [0, h, -w, 0, right, y],
  ]
  return matrices[orientation - 1] ?? [w, 0, 0, h, x, y]
}
