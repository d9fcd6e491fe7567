import iconv from 'iconv-lite'
import type { Encoding } from '#app/domain/invoice-import/detect-encoding.ts'

/** A file that can be read from its beginning as often as needed. */
export type FileSource = () => AsyncIterable<Uint8Array>

/** The file as text, piece by piece; a character cut by the end of a piece is put together, a byte order mark dropped. */
export async function* decodeText(open: FileSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  for await (const bytes of open()) {
    const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (text) yield text
  }
  const last = decoder.end()
  if (last) yield last
}
