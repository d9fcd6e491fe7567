import type { EnterBy } from '#app/domain/dunning/enter-ladder.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { insertDraft } from '#app/db/write/draft-invoice.server.ts'
import { issueDraft } from '#app/db/write/invoices.server.ts'
import { keepInvoiceFiles } from '#app/db/write/invoice-files.server.ts'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { readContent } from './draft-content.server.ts'
import type { ContentRefusal, WrittenInvoice } from './draft-content.server.ts'

interface CreateInvoice {
  readonly businessId: string
  readonly invoice: WrittenInvoice
  /** Its id, where a repeat has to find it again; left out: a new one. */
  readonly id?: string
  /** How an invoice that is to be owed at once enters the ladder; null leaves it a draft. */
  readonly issue: EnterBy | null
  /** What is attached to it; left out: nothing. */
  readonly files?: readonly CheckedFile[]
  readonly actor: string
  readonly now: Date
}

export type CreateInvoiceRefusal = ContentRefusal

/** Writes an invoice, with its client where that is new, and issues it where asked. All or nothing. */
export async function createInvoice(call: CreateInvoice): Promise<Result<{ invoiceId: string }, CreateInvoiceRefusal>> {
  const { businessId, id, files = [], actor, now } = call
  try {
    return await inTransaction(async (tx) => {
      const content = await readContent(tx, call)
      if (!content.ok) return content
      const { invoiceId } = await insertDraft(tx, {
        businessId,
        ...(id !== undefined && { id }),
        ...content.value,
        actor,
        now,
      })
      await keepInvoiceFiles(tx, { businessId, invoiceId, files, actor, now })
      if (call.issue) await issueDraft(tx, { businessId, invoiceId, enterBy: call.issue, actor, now })
      return ok({ invoiceId })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('number_taken')
    throw error
  }
}
