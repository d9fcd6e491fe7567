import { ok, refuse, type Result } from '#app/domain/result.ts'
import { jpegSize, pngSize } from './picture-size.ts'

const LOGO_MAX = 300 * 1024
const PIXELS_MAX = 4_000_000

const kinds = [
  { contentType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], sizeOf: pngSize },
  { contentType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff], sizeOf: jpegSize },
]

/**
 * A picture by its own first bytes, whatever it calls itself. SVG can carry scripts and is refused; so is what unpacks to more than
 * four million pixels, since every invoice would unpack it.
 */
export function readLogo(
  bytes: Uint8Array,
): Result<{ bytes: Uint8Array; contentType: string }, 'too_large' | 'not_a_picture'> {
  if (bytes.length > LOGO_MAX) return refuse('too_large')
  const found = kinds.find((kind) => kind.bytes.every((byte, i) => bytes[i] === byte))
  const size = found?.sizeOf(bytes)
  if (!found || !size) return refuse('not_a_picture')
  if (size.width * size.height > PIXELS_MAX) return refuse('too_large')
  return ok({ bytes, contentType: found.contentType })
}
