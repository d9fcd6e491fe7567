import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'
import { ZipError } from '#app/gateways/zip/read-zip.server.ts'
import type { ZipReader } from '#app/gateways/zip/read-zip.server.ts'
import { contentTypeOf } from './file-endings.ts'

/** No document we take is larger. */
const FILE_MAX = 64 * 1024 * 1024

/** The documents of an archive under their own names; one that is not what the manifest says is damaged. */
export async function restoreFiles(
  tx: Tx,
  {
    businessId,
    zip,
    digests,
    now,
  }: { businessId: string; zip: ZipReader; digests: ReadonlyMap<string, string>; now: Date },
): Promise<void> {
  for (const path of zip.paths) {
    const hash = /^files\/([0-9a-f]{64})(?:\.[a-z]+)?$/.exec(path)?.[1]
    if (hash === undefined) continue
    const pieces: Uint8Array[] = []
    let held = 0
    for await (const piece of zip.read(path)) {
      held += piece.length
      if (held > FILE_MAX) throw new ZipError('bomb')
      pieces.push(piece)
    }
    const bytes = Buffer.concat(pieces)
    if (createHash('sha256').update(bytes).digest('hex') !== digests.get(path)) throw new ZipError('damaged')
    await tx.storedFile.createMany({
      data: [{ businessId, hash, contentType: contentTypeOf(path), bytes, createdAt: now }],
      skipDuplicates: true,
    })
  }
}
