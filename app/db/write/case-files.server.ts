import { createHash } from 'node:crypto'
import type { Tx } from '#app/db/transaction.server.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { newId } from '#app/ids.server.ts'

interface FilesToKeep {
  businessId: string
  clientId: string
  /** What they belong to; exactly one of the two. */
  disputeId?: string
  noticeId?: string
  /** The words they came with, in a dispute. */
  messageId?: string
  files: readonly CheckedFile[]
  now: Date
}

/** Keeps files with a case, each once under the SHA-256 of its bytes. Answers their ids in the order they came in. */
export async function keepCaseFiles(tx: Tx, call: FilesToKeep): Promise<string[]> {
  const { businessId, clientId, disputeId, noticeId, messageId, files, now } = call
  const ids: string[] = []
  for (const { filename, contentType, bytes } of files) {
    const id = newId()
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    await tx.storedFile.createMany({
      data: { businessId, hash: fileHash, contentType, bytes: new Uint8Array(bytes), createdAt: now },
      skipDuplicates: true,
    })
    await tx.caseFile.create({
      data: {
        ...{ businessId, id, clientId, filename, contentType, fileHash },
        disputeId: disputeId ?? null,
        noticeId: noticeId ?? null,
        messageId: messageId ?? null,
        size: bytes.length,
        uploadedAt: now,
      },
    })
    ids.push(id)
  }
  return ids
}
