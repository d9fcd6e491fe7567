import { inTransaction } from '#app/db/transaction.server.ts'
import { addTemplateVersion } from '#app/db/write/templates.server.ts'
import type { ToneFlag } from '#app/domain/dunning/tone-check.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { checkTemplate, toneOfTemplate } from '#app/domain/words/check-template.ts'
import type { TemplateFault } from '#app/domain/words/check-template.ts'
import type { Language } from '#app/domain/words/language.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'
import type { TemplateWords } from '#app/domain/words/template-words.ts'

export interface SaveTemplate {
  businessId: string
  kind: TemplateKind
  language: Language
  words: TemplateWords
  /** True once a person has seen what the tone check found, and keeps the words all the same. */
  isConfirmed: boolean
  actor: string
  now: Date
}

export interface TemplateDoubts {
  faults: TemplateFault[]
  flags: ToneFlag[]
}

/**
 * Keeps a business's own words as the next version; mails written from now on use them, and those that wait keep theirs. A fault
 * is refused; what the tone check finds must be confirmed.
 */
export async function saveTemplate(
  save: SaveTemplate,
): Promise<Result<{ version: number }, 'faulty' | 'flagged'> & Partial<TemplateDoubts>> {
  const { kind, language, words, isConfirmed, ...by } = save
  const faults = checkTemplate(kind, language, words)
  if (faults.length > 0) return { ...refuse('faulty'), faults, flags: [] }
  const flags = toneOfTemplate(kind, language, words)
  if (flags.length > 0 && !isConfirmed) return { ...refuse('flagged'), faults: [], flags }
  return inTransaction(async (tx) => ok({ version: await addTemplateVersion(tx, { ...by, kind, language, words }) }))
}
