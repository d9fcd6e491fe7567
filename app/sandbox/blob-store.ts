import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Attachment bytes by their SHA-256: on disk when there is a folder, so that thousands of PDFs do not fill the memory. */
export interface BlobStore {
  put(bytes: Buffer): string
  get(hash: string): Buffer | null
}

export function openBlobStore(stateDir: string | null): BlobStore {
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  if (stateDir === null) {
    const blobs = new Map<string, Buffer>()
    return {
      put(bytes) {
        const hash = hashOf(bytes)
        blobs.set(hash, bytes)
        return hash
      },
      get: (hash) => blobs.get(hash) ?? null,
    }
  }
  const folder = join(stateDir, 'attachments')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    put(bytes) {
      const hash = hashOf(bytes)
      const path = join(folder, hash)
      if (!existsSync(path)) {
        writeFileSync(`${path}.new`, bytes, { mode: 0o600 })
        renameSync(`${path}.new`, path)
      }
      return hash
    },
    get: (hash) => (existsSync(join(folder, hash)) ? readFileSync(join(folder, hash)) : null),
  }
}
