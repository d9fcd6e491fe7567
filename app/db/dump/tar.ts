const BLOCK = 512

export interface TarEntry {
  readonly path: string
  readonly mode: number
  readonly bytes: Buffer
}

/** One file of an archive (ustar), its bytes filled up to whole blocks. Errors: RangeError for a path or size the format cannot say. */
export function tarFile({ path, mode, bytes }: TarEntry, at: Date): Buffer[] {
  if (Buffer.byteLength(path) > 100 || bytes.length >= 8 ** 11) throw new RangeError(`tar cannot hold ${path}`)
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, width: number) => value.toString(8).padStart(width, '0')
  header.write(path, 0)
  header.write(`${octal(mode, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100)
  header.write(`${octal(bytes.length, 11)}\0${octal(Math.floor(at.getTime() / 1_000), 11)}\0`, 124)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${octal(sum, 6)}\0 `, 148)
  return [header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]
}

/** What ends an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/** The files of an archive, one held at a time. Errors: throws where it is cut off or its headers are not what they should be. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const take = byteReader(source)
  for (;;) {
    const header = await take(BLOCK)
    if (header.every((byte) => byte === 0)) return
    const word = (from: number, to: number) => header.toString('latin1', from, to).split('\0')[0]?.trim() ?? ''
    const size = Number.parseInt(word(124, 136), 8)
    const sum = Number.parseInt(word(148, 156), 8)
    const counted = header.reduce((total, byte, n) => total + (n >= 148 && n < 156 ? 0x20 : byte), 0)
    if (sum !== counted || !Number.isInteger(size)) throw new Error('a header of the archive is damaged')
    const padded = await take(Math.ceil(size / BLOCK) * BLOCK)
    yield { path: word(0, 100), mode: Number.parseInt(word(100, 108), 8), bytes: padded.subarray(0, size) }
  }
}

/** Hands out a stream in pieces of the asked length. */
function byteReader(source: AsyncIterable<Uint8Array>): (length: number) => Promise<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  return async (wanted) => {
    while (length < wanted) {
      const { value, done } = await chunks.next()
      if (done) throw new Error('the archive is cut off')
      held.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
      length += value.byteLength
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    held = [all.subarray(wanted)]
    length -= wanted
    return all.subarray(0, wanted)
  }
}
