import { inflateSync } from 'node:zlib'

export interface PictureSize {
  width: number
  height: number
}

// Four bytes of 16 bits for each pixel a logo may have, with room for the marks at the start of lines.
const UNPACKED_MAX = 34_000_000

/**
 * Size of a PNG in pixels, read from its header; null where it has none, or where its pixels unpack to more than any logo's: a header
 * can claim anything, and whoever draws the picture unpacks all of it. Source: PNG 1.2, sections 3 and 4.1.
 */
export function pngSize(bytes: Uint8Array): PictureSize | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR') return null
  const packed: Buffer[] = []
  for (let at = 8; at + 8 <= file.length;) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  try {
    inflateSync(Buffer.concat(packed), { maxOutputLength: UNPACKED_MAX })
  } catch {
    return null
  }
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}

/** Size of a JPEG in pixels, from its first frame; null where there is none. Source: ITU-T T.81, B.2.2. */
export function jpegSize(bytes: Uint8Array): PictureSize | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) }
    // A mark that is repeated fills the space before the next.
    at += marker === 0xff ? 1 : 2 + file.readUInt16BE(at + 2)
  }
  return null
}
