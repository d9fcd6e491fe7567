import { createHash } from 'node:crypto'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One file of a pack, in pieces, so that none has to be held whole. */
export interface PackFile {
  readonly path: string
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** The letter it is, for the manifest. */
  readonly letter?: string
}

export interface PackedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly letter?: string
}

const encoder = new TextEncoder()
export const textFile = (path: string, text: string): PackFile => ({ path, pieces: [encoder.encode(text)] })
export const bytesFile = (path: string, bytes: Uint8Array): PackFile => ({ path, pieces: [bytes] })

/**
 * Packs files as they come, holding no more than a piece of one of them. The last file is what `manifest` makes of the list of
 * all others. PDFs are packed as they are: they are compressed already.
 */
export async function* zipFiles(
  files: AsyncIterable<PackFile>,
  manifest: (packed: readonly PackedFile[]) => PackFile,
  at: Date,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const archive = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const take = () => {
    const pieces = ready
    ready = []
    return pieces
  }
  async function* pack(file: PackFile): AsyncGenerator<Uint8Array, PackedFile> {
    const { path, pieces, ...rest } = file
    const entry = path.endsWith('.pdf') ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = at
    archive.add(entry)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      entry.push(piece)
      yield* take()
    }
    entry.push(new Uint8Array(), true)
    yield* take()
    return { path, sha256: hash.digest('hex'), bytes, ...rest }
  }
  const packed: PackedFile[] = []
  for await (const file of files) packed.push(yield* pack(file))
  yield* pack(manifest(packed))
  archive.end()
  yield* take()
}
