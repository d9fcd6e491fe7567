import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import product from '../../package.json'
import { now } from '#app/clock.server.ts'
import type { Manifest } from '#app/db/dump/manifest.ts'
import { writeDump } from '#app/db/dump/write-dump.ts'
import { readVerifier, recordBackup } from '#app/db/write/installation.server.ts'
import { verifierOf } from '#app/secret-verifier.server.ts'
import { Refusal } from './command.ts'

interface BackupOrder {
  readonly file: string
  readonly databaseUrl: string
  readonly appSecret: string
  /** The secret goes into the file; else its verifier only. */
  readonly withSecret: boolean
}

export interface BackupMade {
  readonly file: string
  readonly bytes: number
  readonly rows: number
  readonly manifest: Manifest
}

/** Writes a backup beside whatever runs. The file is there when it is whole; before that it ends in `.part`. */
export async function backupToFile({ file, databaseUrl, appSecret, withSecret }: BackupOrder): Promise<BackupMade> {
  const target = resolve(file)
  const part = `${target}.part`
  const restorePoint = now()
  // While the secret is exchanged, what is kept is still under the one before.
  const secretVerifier = (await readVerifier()) ?? verifierOf(appSecret)
  const made: { manifest?: Manifest } = {}
  const dump = writeDump({
    ...{ databaseUrl, restorePoint, secretVerifier, version: product.version },
    secret: withSecret ? appSecret : null,
  })
  async function* bytes(): AsyncGenerator<Buffer> {
    made.manifest = yield* dump
  }
  try {
    await rm(part, { force: true })
    await pipeline(bytes, createGzip({ level: 4 }), createWriteStream(part, { mode: 0o600, flush: true }))
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = {
      ENOENT: 'there is no such folder',
      EACCES: 'this user may not write there',
      ENOSPC: 'the disk is full',
      EISDIR: 'it is a folder',
    }[code]
    if (reason) throw new Refusal(`${target} cannot be written: ${reason}.`)
    throw error
  }
  const { manifest } = made
  if (!manifest) throw new Error('a backup without a manifest')
  await recordBackup(secretVerifier, restorePoint)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return { file: target, bytes: (await stat(target)).size, rows, manifest }
}
