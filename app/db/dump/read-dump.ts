import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { manifestPath, ManifestSchema, manifestSumPath, secretPath } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { readTar } from './tar.ts'
import type { TarEntry } from './tar.ts'
import { sha256 } from './write-dump.ts'

/** Why a file is no backup that can be brought back. */
export class DamagedBackup extends Error {}

/** The files of a backup in their order, unpacked. Errors: DamagedBackup. */
export async function* readArchive(file: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(file)
  const plain = createGunzip()
  source.on('error', (error) => plain.destroy(error))
  try {
    yield* readTar(source.pipe(plain))
  } catch (error) {
    throw new DamagedBackup(error instanceof Error ? error.message : 'it cannot be read', { cause: error })
  } finally {
    source.destroy()
    plain.destroy()
  }
}

/**
 * Reads a backup from end to end and compares every digest, before anything is changed. Answers its manifest, and the secret
 * where it holds one. Errors: DamagedBackup.
 */
export async function checkDump(file: string): Promise<{ manifest: Manifest; secret: string | null }> {
  const sums = new Map<string, string>()
  let words: Buffer | null = null
  let sum: string | null = null
  let secret: string | null = null
  for await (const { path, bytes } of readArchive(file)) {
    if (path === manifestPath) words = bytes
    else if (path === manifestSumPath) sum = bytes.toString().slice(0, 64)
    else if (path === secretPath) secret = bytes.toString()
    else sums.set(path, sha256(bytes))
  }
  if (!words || sha256(words) !== sum) throw new DamagedBackup('its manifest is missing or was changed')
  const manifest = ManifestSchema.safeParse(JSON.parse(words.toString()))
  if (!manifest.success) throw new DamagedBackup('its manifest is not one that this version knows')
  const files = manifest.data.tables.flatMap((table) => table.files)
  const damaged = files.find((each) => sums.get(each.path) !== each.sha256)
  if (damaged) throw new DamagedBackup(`${damaged.path} is missing or was changed`)
  if (files.length !== sums.size) throw new DamagedBackup('it holds files that its manifest does not name')
  if (manifest.data.holdsSecret !== (secret !== null)) throw new DamagedBackup('its secret is missing')
  return { manifest: manifest.data, secret }
}
