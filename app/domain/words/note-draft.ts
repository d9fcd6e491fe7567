import { greetingFor } from '../greeting.ts'
import { oneLine } from '../one-line.ts'
import { writeWords } from './choose-words.ts'
import { languageOf } from './language.ts'
import { phrasesOf } from './phrases.ts'
import type { TemplateFamily, TemplateKind } from './template-kinds.ts'
import type { TemplateValues } from './template-names.ts'
import type { OwnTemplates } from './template-words.ts'

/** A mail of words and one link, without markup. */
export interface NoteDraft {
  /** Whose words: a version of the business's own, or null for the built-in ones. */
  readonly version: number | null
  /** What language it is in, and how its days and sums are written. */
  readonly locale: string
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** Label of the link to the page of the invoice. */
  readonly action: string
  readonly closing: readonly string[]
}

/** Writes a note. `locale` has words (see wordsLocale); `signedBy`: the names below it. */
export function writeNote<F extends TemplateFamily>(
  kind: TemplateKind,
  { locale, own, action, signedBy }: { locale: string; own: OwnTemplates; action: string; signedBy: readonly string[] },
  values: TemplateValues<F>,
): NoteDraft {
  const language = languageOf(locale)
  const { subject, paragraphs, version } = writeWords(kind, language, own, values)
  const names = new Set(signedBy.map(oneLine).filter(Boolean))
  return {
    version,
    locale,
    subject,
    greeting: greetingFor(String(values['client.name']), language),
    paragraphs,
    action,
    closing: [phrasesOf(language).closing.regards, ...names],
  }
}
