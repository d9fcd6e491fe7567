export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export interface EncodingDetector {
  push(bytes: Uint8Array): void
  verdict(): Encoding
}

/** Bytes looked at for the zeros of UTF-16; UTF-8 is checked to the end. */
const HEAD = 64 * 1024

/**
 * Tells the encoding of a file fed in pieces, in constant memory. A byte order mark settles it. Without one: zeros on
 * every other byte are UTF-16; bytes that are valid UTF-8 throughout (bar a few damaged ones) are UTF-8; the rest is
 * what old Excel writes in western countries, Windows-1252.
 */
export function createEncodingDetector(): EncodingDetector {
  const head: number[] = []
  const zeros = [0, 0]
  let position = 0
  let sequences = 0
  let broken = 0
  let following = 0

  return {
    push(bytes) {
      for (const byte of bytes) {
        if (position < 3) head.push(byte)
        if (position < HEAD && byte === 0) zeros[position % 2] = (zeros[position % 2] ?? 0) + 1
        position += 1
        if (following > 0) {
          if ((byte & 0xc0) === 0x80) {
            following -= 1
            if (following === 0) sequences += 1
            continue
          }
          broken += 1
          following = 0
        }
        if (byte < 0x80) continue
        following = followersOf(byte)
        if (following === 0) broken += 1
      }
    },
    verdict() {
      const [first, second, third] = head
      if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
      if (first === 0xff && second === 0xfe) return 'utf-16le'
      if (first === 0xfe && second === 0xff) return 'utf-16be'
      const pairs = Math.min(position, HEAD) / 2
      const [even = 0, odd = 0] = zeros
      if (odd > pairs * 0.2 && even < odd / 4) return 'utf-16le'
      if (even > pairs * 0.2 && odd < even / 4) return 'utf-16be'
      return broken * 10 <= sequences ? 'utf-8' : 'windows-1252'
    },
  }
}

/** How many bytes must follow a first byte of UTF-8; 0 when it cannot be one. */
function followersOf(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  if (byte >= 0xf0 && byte <= 0xf4) return 3
  return 0
}
