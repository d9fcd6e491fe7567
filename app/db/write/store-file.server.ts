import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'

/** Keeps a file once under the hash of what it was made from, and makes it only when it is not there yet. Answers the hash. */
export async function storeFile(
  tx: Tx,
  businessId: string,
  madeFrom: string,
  contentType: string,
  make: () => Promise<Uint8Array>,
  now: Date,
): Promise<string> {
  const hash = createHash('sha256').update(madeFrom).digest('hex')
  const known = await tx.storedFile.findUnique({
    where: { businessId_hash: { businessId, hash } },
    select: { hash: true },
  })
  if (known) return hash
  const bytes = new Uint8Array(await make())
  await tx.storedFile.createMany({
    data: { businessId, hash, contentType, bytes, createdAt: now },
    skipDuplicates: true,
  })
  return hash
}
