import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { replaceDraft } from '#app/db/write/draft-invoice.server.ts'
import { keepInvoiceFiles } from '#app/db/write/invoice-files.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { lockInvoice } from '#app/db/read/lock-invoice.server.ts'
import { readPrinted } from '#app/db/read/printed-invoice.server.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { readContent } from './draft-content.server.ts'
import type { ContentRefusal, WrittenInvoice } from './draft-content.server.ts'

interface EditDraft {
  readonly businessId: string
  readonly invoiceId: string
  readonly invoice: WrittenInvoice
  /** What is attached beside what is attached already. */
  readonly files: readonly CheckedFile[]
  /** Attachments that are taken off. */
  readonly removeFiles: readonly string[]
  /** Asked once the draft is locked; false: it is not as the caller read it any more. */
  readonly isAsRead?: (tx: Tx) => Promise<boolean>
  readonly actor: string
  readonly now: Date
}

export type DraftRefusal = ContentRefusal | 'not_found' | 'not_draft' | 'moved'

/** Writes a draft anew, with what changed on record. What is issued is not changed any more: it is credited or voided. */
export async function editDraft(call: EditDraft): Promise<Result<null, DraftRefusal>> {
  const { businessId, invoiceId, files, removeFiles, isAsRead, actor, now } = call
  try {
    return await inTransaction(async (tx) => {
      const locked = await lockInvoice(tx, businessId, invoiceId)
      if (!locked) return refuse('not_found')
      if (isAsRead && !(await isAsRead(tx))) return refuse('moved')
      if (locked.state !== 'draft') return refuse('not_draft')
      const before = await readPrinted(tx, businessId, invoiceId)
      const content = await readContent(tx, call)
      if (!content.ok) return content
      if (!(await replaceDraft(tx, { businessId, invoiceId, ...content.value }))) return refuse('not_draft')
      await tx.invoiceFile.deleteMany({ where: { businessId, invoiceId, id: { in: [...removeFiles] } } })
      await keepInvoiceFiles(tx, { businessId, invoiceId, files, actor, now })
      const after = await readPrinted(tx, businessId, invoiceId)
      const changes = changesOf(Object.keys(after), before, after)
      const changed = Object.keys(changes)
      if (changed.length === 0) return ok(null)
      const { clientId } = content.value
      const data = { number: after.number, changed, changes } satisfies TimelineData['invoice.updated']
      await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'invoice.updated', actor, at: now, data }])
      return ok(null)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('number_taken')
    throw error
  }
}
