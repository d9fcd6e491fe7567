import { LiquidError } from 'liquidjs'
import { builtInWords } from './built-in-words.ts'
import type { Language } from './language.ts'
import { renderWords } from './render-template.ts'
import type { RenderedWords } from './render-template.ts'
import { hasSubject } from './template-kinds.ts'
import type { TemplateFamily, TemplateKind } from './template-kinds.ts'
import type { TemplateValues } from './template-names.ts'
import type { OwnTemplates, TemplateWords } from './template-words.ts'

export interface ChosenWords extends RenderedWords {
  /** Which words were used: a version of the business's own, or null for those it started with. */
  readonly version: number | null
}

/** The text a kind is written from: the business's own, else the built-in one. */
export const templateOf = (kind: TemplateKind, language: Language, own: OwnTemplates): TemplateWords =>
  own.get(kind) ?? builtInWords(kind, language)

/**
 * A kind in words. Own words are checked when they are saved; should they fail all the same, because a name has gone since,
 * the built-in ones are used: a client is never left without the mail, nor written half a sentence.
 */
export function writeWords<F extends TemplateFamily>(
  kind: TemplateKind,
  language: Language,
  own: OwnTemplates,
  values: TemplateValues<F>,
): ChosenWords {
  const ours = own.get(kind)
  const rendered = ours && tryRender(ours, values)
  if (ours && rendered && rendered.paragraphs.length > 0 && (rendered.subject || !hasSubject(kind))) {
    return { ...rendered, version: ours.version }
  }
  return { ...renderWords(builtInWords(kind, language), values), version: null }
}

function tryRender(words: TemplateWords, values: TemplateValues<TemplateFamily>): RenderedWords | null {
  try {
    return renderWords(words, values)
  } catch (error) {
    if (LiquidError.is(error)) return null
    throw error
  }
}
