import { describe, expect, test } from 'vitest'
import { builtInWords } from './built-in-words.ts'
import { languages } from './language.ts'
import { previewDraft } from './preview-draft.ts'
import { sampleCase } from './sample-case.ts'
import { templateKinds } from './template-kinds.ts'

const facts = (language: (typeof languages)[number]) =>
  sampleCase(language, { businessName: 'Northwind Studio', timeZone: 'America/New_York', person: 'Nora' })
const preview = (kind: (typeof templateKinds)[number], language: (typeof languages)[number], change = {}) =>
  previewDraft(kind, language, builtInWords(kind, language), { ...facts(language), ...change })

test.each(templateKinds)('%s can be looked at in every language, with the number in it', (kind) => {
  // A code opens all invoices, a statement is about all, credit belongs to none: they name none.
  const about =
    kind === 'code'
      ? '482 913'
      : kind.startsWith('statement.')
        ? '2026'
        : kind === 'payment.credit_refunded'
          ? '234'
          : '2041'
  for (const language of languages) {
    const { draft } = preview(kind, language)
    expect([draft.subject, ...draft.paragraphs].join(' ')).toContain(about)
  }
})

describe('a preview', () => {
  test('is in the language of the words, and keeps the client’s locale where it is of that language', () => {
    const austrian = { ...facts('de').client, locale: 'de-AT' }
    expect(preview('link', 'de', { client: austrian }).draft.locale).toBe('de-AT')
    expect(preview('link', 'fr', { client: austrian }).draft.locale).toBe('fr-FR')
  })

  test('of a missed promise shows the mail it stands in', () =>
    expect(preview('promise.missed', 'en').draft.paragraphs[0]).toContain('We had noted a payment for 15 March'))

  test('about several invents a second invoice where the client has one', () => {
    const { type, draft } = preview('reminder.first_follow_up.digest', 'en', { others: [] })
    expect(type === 'reminder' && draft.items.map(({ number }) => number)).toEqual(['2041', '2041-2'])
  })
})
