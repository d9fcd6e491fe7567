import type { Prisma } from '#app/db/generated/client.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { editDraft as editReminder } from '#app/domain/dunning/edit-draft.ts'
import type { DraftEdit } from '#app/domain/dunning/edit-draft.ts'
import type { ReminderDraft } from '#app/domain/dunning/reminder-draft.ts'
import { checkDraft, checkTone } from '#app/domain/dunning/tone-check.ts'
import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { editNote } from '#app/domain/words/edit-note.ts'
import { languageOf } from '#app/domain/words/language.ts'
import type { NoteDraft } from '#app/domain/words/note-draft.ts'
import { renderNote, renderReminder } from '#app/gateways/email/render.server.ts'
import type { RenderedMail } from '#app/gateways/email/render.server.ts'
import type { MailBrand } from '#emails/mail-brand.ts'
import { lockDraft, recordOnDraft } from './lock-draft.server.ts'
import type { Draft, DraftCall, DraftRefusal } from './lock-draft.server.ts'

export type EditRefusal = DraftRefusal | 'not_editable' | 'no_subject' | 'no_body'

/** `isSaved` false: the flags were not confirmed, and nothing has changed. */
export interface Edited {
  readonly isSaved: boolean
  readonly flags: readonly ToneFlag[]
}

/**
 * Puts a person's words into a draft and renders it anew, so that what is approved afterwards is what is sent. Words that
 * do not belong in such a mail are shown first, and saved only when the person confirms them.
 */
export async function editDraft(
  call: DraftCall & { edit: DraftEdit; isConfirmed: boolean },
): Promise<Result<Edited, EditRefusal>> {
  const { businessId, messageId, edit, isConfirmed, actor, now } = call
  return inTransaction(async (tx) => {
    const found = await lockDraft(tx, call)
    if (!found.ok) return found
    const draft = found.value
    const reworded = reword(draft, edit)
    if (!reworded.ok) return reworded
    const { words, flags, render } = reworded.value
    if (flags.length > 0 && !isConfirmed) return ok({ isSaved: false, flags })

    const rendered = await render(await loadMailBrand(tx, businessId, words.locale))
    await tx.outboxMessage.update({
      where: { businessId_id: { businessId, id: messageId } },
      data: {
        ...rendered,
        words: words as object as Prisma.InputJsonObject,
        personalLine: 'personalLine' in words ? words.personalLine : null,
        editedBy: actor,
      },
    })
    await recordOnDraft(tx, draft, call, 'reminder.edited')
    if (draft.kind !== 'reminder') {
      const { clientId, invoiceId, toAddress: to } = draft
      const data = { messageId, to, subject: rendered.subject }
      await recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'message.edited', actor, at: now, data }])
    }
    return ok({ isSaved: true, flags })
  })
}

interface Reworded {
  readonly words: ReminderDraft | NoteDraft
  readonly flags: readonly ToneFlag[]
  readonly render: (brand: MailBrand) => Promise<RenderedMail>
}

function reword({ kind, words }: Draft, edit: DraftEdit): Result<Reworded, EditRefusal> {
  if (words === null) return refuse('not_editable')
  if (kind === 'reminder') {
    const edited = editReminder(words as unknown as ReminderDraft, edit)
    if (!edited.ok) return edited
    const { value } = edited
    return ok({ words: value, flags: checkDraft(value), render: (brand) => renderReminder(value, brand) })
  }
  const edited = editNote(words as unknown as NoteDraft, edit)
  if (!edited.ok) return edited
  const { value } = edited
  // Whatever a note is about, it keeps to the manner of one that is written after a talk.
  const flags = checkTone(value, { kind: 'call_summary.reached', language: languageOf(value.locale) })
  return ok({ words: value, flags, render: (brand) => renderNote(value, brand) })
}
