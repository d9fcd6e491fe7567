import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { newId } from '#app/ids.server.ts'

/** Keeps files with an invoice, each once under the SHA-256 of its bytes. */
export async function keepInvoiceFiles(
  tx: Tx,
  call: { businessId: string; invoiceId: string; files: readonly CheckedFile[]; actor: string; now: Date },
): Promise<void> {
  const { businessId, invoiceId, files, actor, now } = call
  for (const { filename, contentType, bytes } of files) {
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    await tx.storedFile.createMany({
      data: { businessId, hash: fileHash, contentType, bytes: new Uint8Array(bytes), createdAt: now },
      skipDuplicates: true,
    })
    await tx.invoiceFile.create({
      data: {
        ...{ businessId, id: newId(), invoiceId, filename, contentType, fileHash },
        ...{ size: bytes.length, addedAt: now, addedBy: actor },
      },
    })
  }
}
