import type { DraftEdit } from '../dunning/edit-draft.ts'
import { oneLine } from '../one-line.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { NoteDraft } from './note-draft.ts'
import { paragraphsOf } from './render-template.ts'

/** A note with a person's words in place of ours; greeting, link and signature stay. */
export function editNote(
  note: NoteDraft,
  edit: Omit<DraftEdit, 'personalLine'>,
): Result<NoteDraft, 'no_subject' | 'no_body'> {
  const subject = oneLine(edit.subject)
  const paragraphs = paragraphsOf(edit.body)
  if (!subject) return refuse('no_subject')
  if (paragraphs.length === 0) return refuse('no_body')
  return ok({ ...note, subject, paragraphs })
}
