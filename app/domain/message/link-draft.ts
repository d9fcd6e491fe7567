import { oneLine } from '../one-line.ts'
import { languageOf, wordsLocale } from '../words/language.ts'
import { writeNote } from '../words/note-draft.ts'
import type { NoteDraft } from '../words/note-draft.ts'
import { phrasesOf } from '../words/phrases.ts'
import type { OwnTemplates } from '../words/template-words.ts'

export interface LinkFacts {
  readonly businessName: string
  readonly greetingName: string
  readonly locale: string
  readonly invoiceNumber: string
}

/** The mail that brings a link somebody asked for on the first page. */
export function draftLink(facts: LinkFacts, own: OwnTemplates): NoteDraft {
  const locale = wordsLocale(facts.locale, 'en-US')
  const action = phrasesOf(languageOf(locale)).openInvoice(oneLine(facts.invoiceNumber))
  return writeNote<'link'>(
    'link',
    { locale, own, action, signedBy: [facts.businessName] },
    {
      'client.name': facts.greetingName,
      'business.name': facts.businessName,
      'invoice.number': facts.invoiceNumber,
    },
  )
}
