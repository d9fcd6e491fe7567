import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'

interface FileToStore {
  /** What the file is made from, as text: the same text is the same file. */
  readonly madeFrom: string
  readonly contentType: string
  readonly make: () => Promise<Uint8Array>
}

/** Keeps a file once under the hash of what it was made from, and makes it only when it is not there yet. Answers the hash. */
export async function storeFile(
  tx: Tx,
  businessId: string,
  madeFrom: string,
  contentType: string,
  make: () => Promise<Uint8Array>,
  now: Date,
): Promise<string> {
  const [hash = ''] = await storeFiles(tx, businessId, [{ madeFrom, contentType, make }], now)
  return hash
}

/** The same for several at once; answers their hashes in their order. */
export async function storeFiles(
  tx: Tx,
  businessId: string,
  files: readonly FileToStore[],
  now: Date,
): Promise<string[]> {
  const hashes = files.map(({ madeFrom }) => createHash('sha256').update(madeFrom).digest('hex'))
  const kept = await tx.storedFile.findMany({
    where: { businessId, hash: { in: hashes } },
    select: { hash: true },
  })
  const known = new Set(kept.map(({ hash }) => hash))
  const data = []
  for (const [n, { contentType, make }] of files.entries()) {
    const hash = hashes[n] ?? ''
    if (known.has(hash)) continue
    known.add(hash)
    data.push({ businessId, hash, contentType, bytes: new Uint8Array(await make()), createdAt: now })
  }
  if (data.length > 0) await tx.storedFile.createMany({ data, skipDuplicates: true })
  return hashes
}
