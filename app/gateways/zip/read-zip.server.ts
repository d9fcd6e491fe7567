import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

export type ZipRefusal = 'no_zip' | 'too_many_files' | 'unknown_packing' | 'bomb' | 'damaged'

/** What is read of an archive and inflated; whatever its own tables claim. */
export interface ZipLimits {
  readonly files: number
  /** Bytes of one file, inflated. */
  readonly fileBytes: number
  /** Bytes inflated of all files together. */
  readonly allBytes: number
  /** How many times larger a file may become than it is packed; files below ten megabytes may. */
  readonly ratio: number
}

export interface ZipReader {
  readonly paths: readonly string[]
  has(path: string): boolean
  /** The file piece by piece. Errors: ZipError for a bomb or damage, as soon as it shows. */
  read(path: string): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

export class ZipError extends Error {
  constructor(readonly refusal: ZipRefusal) {
    super(refusal)
  }
}

interface Entry {
  readonly method: number
  readonly packed: number
  readonly at: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const SMALL = 10 * 1024 * 1024
const PIECE = 64 * 1024

/**
 * Opens a ZIP of files stored or deflated, by its table of contents; nothing is read but what is asked for, and no size it claims is
 * believed. Source: PKWARE APPNOTE 6.3.10, 4.3.6-4.3.16. Archives above 4 GB (ZIP64) are none.
 */
export async function openZip(file: string, limits: ZipLimits): Promise<Result<ZipReader, ZipRefusal>> {
  const handle = await open(file, 'r')
  try {
    const entries = await readContents(handle, limits)
    let inflated = 0
    return ok({
      paths: [...entries.keys()],
      has: (path) => entries.has(path),
      async *read(path) {
        const entry = entries.get(path)
        if (!entry) throw new ZipError('damaged')
        let bytes = 0
        for await (const piece of inflate(handle, entry)) {
          bytes += piece.length
          inflated += piece.length
          const isBlown = bytes > SMALL && bytes > entry.packed * limits.ratio
          if (isBlown || bytes > limits.fileBytes || inflated > limits.allBytes) throw new ZipError('bomb')
          yield piece
        }
      },
      close: () => handle.close(),
    })
  } catch (error) {
    await handle.close()
    if (error instanceof ZipError) return refuse(error.refusal)
    throw error
  }
}

async function readContents(handle: FileHandle, limits: ZipLimits): Promise<Map<string, Entry>> {
  const { size } = await handle.stat()
  const tail = await bytesAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END) throw new ZipError('no_zip')
  const count = tail.readUInt16LE(end + 10)
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (count > limits.files || length > limits.files * 1_000) throw new ZipError('too_many_files')
  if (start + length > size) throw new ZipError('damaged')
  const table = await bytesAt(handle, start, length)
  const entries = new Map<string, Entry>()
  for (let at = 0, n = 0; n < count; n += 1) {
    if (at + 46 > table.length || table.readUInt32LE(at) !== CENTRAL) throw new ZipError('damaged')
    const nameLength = table.readUInt16LE(at + 28)
    const path = table.toString('utf8', at + 46, at + 46 + nameLength)
    const entry = {
      method: table.readUInt16LE(at + 10),
      packed: table.readUInt32LE(at + 20),
      at: table.readUInt32LE(at + 42),
    }
    if (entry.at + entry.packed > size || entries.has(path)) throw new ZipError('damaged')
    entries.set(path, entry)
    at += 46 + nameLength + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32)
  }
  return entries
}

async function* inflate(handle: FileHandle, { method, packed, at }: Entry): AsyncGenerator<Uint8Array> {
  const head = await bytesAt(handle, at, 30)
  if (head.readUInt32LE(0) !== LOCAL) throw new ZipError('damaged')
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  async function* pieces() {
    for (let done = 0; done < packed; done += PIECE)
      yield await bytesAt(handle, start + done, Math.min(PIECE, packed - done))
  }
  if (method === 0) return yield* pieces()
  if (method !== 8) throw new ZipError('unknown_packing')
  const inflater = createInflateRaw()
  const feeding = feed(pieces(), inflater)
  feeding.catch(() => inflater.destroy(new ZipError('damaged')))
  try {
    for await (const piece of inflater) yield piece as Uint8Array
    await feeding
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('damaged')
  } finally {
    inflater.destroy()
  }
}

async function feed(pieces: AsyncIterable<Uint8Array>, inflater: ReturnType<typeof createInflateRaw>): Promise<void> {
  for await (const piece of pieces) {
    if (inflater.destroyed) return
    if (!inflater.write(piece))
      await new Promise<void>((resolve) => {
        inflater.once('drain', resolve)
        inflater.once('close', resolve)
      })
  }
  inflater.end()
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  if (bytesRead < length) throw new ZipError('damaged')
  return buffer
}
