import { ok, refuse, type Result } from '#app/domain/result.ts'

const LOGO_MAX = 300 * 1024

const signatures = [
  { contentType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { contentType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
]

/** A picture by its own first bytes, whatever it calls itself. SVG can carry scripts and is refused. */
export function readLogo(
  bytes: Uint8Array,
): Result<{ bytes: Uint8Array; contentType: string }, 'too_large' | 'not_a_picture'> {
  if (bytes.length > LOGO_MAX) return refuse('too_large')
  const found = signatures.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte))
  return found ? ok({ bytes, contentType: found.contentType }) : refuse('not_a_picture')
}
