import { oneLine } from '../one-line.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { paragraphsOf } from '../words/render-template.ts'
import type { ReminderDraft } from './reminder-draft.ts'

export interface DraftEdit {
  readonly subject: string
  /** Paragraphs separated by blank lines; plain text, no Liquid. */
  readonly body: string
  /** Empty for none. */
  readonly personalLine: string
}

/** The words of a draft as a person edits them. */
export const editable = ({ subject, paragraphs, personalLine }: ReminderDraft): DraftEdit => ({
  subject,
  body: paragraphs.join('\n\n'),
  personalLine: personalLine ?? '',
})

/** The draft with a person's words in place of ours. Amounts, links and days stay: those are facts. */
export function editDraft(draft: ReminderDraft, edit: DraftEdit): Result<ReminderDraft, 'no_subject' | 'no_body'> {
  const subject = oneLine(edit.subject)
  const paragraphs = paragraphsOf(edit.body)
  if (!subject) return refuse('no_subject')
  if (paragraphs.length === 0) return refuse('no_body')
  return ok({ ...draft, subject, paragraphs, personalLine: oneLine(edit.personalLine) || null })
}
