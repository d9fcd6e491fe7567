import { z } from 'zod'
import type { CheckedFile } from '#app/domain/file/check-file.ts'
import { parseDraft } from '#app/domain/invoice/typed-draft.ts'
import type { DraftErrors, TypedDraft } from '#app/domain/invoice/typed-draft.ts'
import { cleanLine, cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { createInvoice } from './create-invoice.server.ts'
import type { WrittenInvoice } from './draft-content.server.ts'
import { editDraft } from './edit-draft.server.ts'
import type { DraftRefusal } from './edit-draft.server.ts'

interface DraftToSave {
  businessId: string
  /** The draft that is written anew; null: a new one. */
  invoiceId: string | null
  typed: TypedDraft
  files: readonly CheckedFile[]
  removeFiles: readonly string[]
  actor: string
  now: Date
}

type Saved = { ok: true; invoiceId: string } | { ok: false; errors: DraftErrors }

const refusals: Record<DraftRefusal, DraftErrors> = {
  client_not_found: { client: ['Choose a client, or name a new one.'] },
  client_ambiguous: { newName: ['Several clients bear this name: choose one above, or give an e-mail address.'] },
  number_taken: { number: ['Another invoice has this number.'] },
  series_not_found: { seriesId: ['Choose a series.'] },
  due_before_issued: { terms: ['That is due before it is issued.'] },
  due_too_late: { terms: ['That is more than ten years.'] },
  discount_before_issued: { earlyDays: ['That is before it is issued.'] },
  negative_total: { 'line-0': ['The lines come to less than nothing; that would be a credit note.'] },
  unreasonable_total: { 'line-0': ['The lines come to more than anyone invoices.'] },
  not_found: { page: ['This draft is not there any more.'] },
  not_draft: { page: ['This invoice was issued in the meantime; it is not changed any more.'] },
  moved: { page: ['Somebody changed this draft in the meantime: load it again.'] },
}

/** Saves what somebody typed as a draft, new or anew. What is wrong comes back by the name of its field. */
export async function saveDraft(call: DraftToSave): Promise<Saved> {
  const { businessId, invoiceId, typed, files, removeFiles, actor, now } = call
  const parsed = parseDraft(typed)
  const client = clientOf(typed)
  if (!parsed.ok || 'errors' in client) {
    return {
      ok: false,
      errors: { ...('errors' in client ? client.errors : {}), ...(parsed.ok ? {} : parsed.errors) },
    }
  }
  const invoice: WrittenInvoice = {
    ...parsed.value,
    client,
    ...(typed.seriesId !== '' && { seriesId: typed.seriesId }),
  }
  const common = { businessId, invoice, files, actor, now }
  if (invoiceId === null) {
    const created = await createInvoice({ ...common, issue: null })
    return created.ok ? { ok: true, ...created.value } : { ok: false, errors: refusals[created.reason] }
  }
  const edited = await editDraft({ ...common, invoiceId, removeFiles })
  return edited.ok ? { ok: true, invoiceId } : { ok: false, errors: refusals[edited.reason] }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function clientOf(typed: TypedDraft): WrittenInvoice['client'] | { errors: DraftErrors } {
  if (uuid.test(typed.client)) return { id: typed.client }
  if (typed.client !== 'new') return { errors: refusals.client_not_found }
  const name = cleanLine(typed.newName).slice(0, 200)
  const email = typed.newEmail.trim().toLowerCase()
  if (name === '') return { errors: { newName: ['Say what the client is called.'] } }
  if (email !== '' && !z.email().safeParse(email).success)
    return { errors: { newEmail: ['Write an address such as ada@example.com.'] } }
  return {
    inline: {
      name,
      email: email || null,
      contactName: cleanLine(typed.newContact).slice(0, 200) || null,
      postalAddress: cleanText(typed.newAddress).slice(0, 500) || null,
    },
  }
}
