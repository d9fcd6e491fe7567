import { oneLine } from '../one-line.ts'
import type { NoteDraft } from './note-draft.ts'

/** A note with a line of the owner's own after its first paragraph; an empty line takes it out again. */
export function withPersonalLine<D extends NoteDraft>(draft: D, line: string): D {
  const own = oneLine(line)
  const [first = '', ...rest] = draft.paragraphs
  return own ? { ...draft, paragraphs: [first, own, ...rest] } : draft
}
