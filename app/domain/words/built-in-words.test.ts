import { describe, expect, test } from 'vitest'
import { builtInWords } from './built-in-words.ts'
import { checkTemplate, toneOfTemplate } from './check-template.ts'
import { languages } from './language.ts'
import { renderWords } from './render-template.ts'
import { hasSubject, templateKinds } from './template-kinds.ts'
import { samplesOf } from './template-samples.ts'

const all = templateKinds.flatMap((kind) => languages.map((language) => [kind, language] as const))

describe.each(all)('%s in %s', (kind, language) => {
  const words = builtInWords(kind, language)

  test('has no fault, and keeps the house’s tone', () => {
    expect(checkTemplate(kind, language, words)).toEqual([])
    expect(toneOfTemplate(kind, language, words)).toEqual([])
  })

  test('reads as sentences whatever the facts are', () => {
    for (const { values } of samplesOf(kind, language)) {
      const { subject, paragraphs } = renderWords(words, values)
      expect(subject !== '').toBe(hasSubject(kind))
      for (const paragraph of paragraphs) {
        expect(paragraph).toMatch(/[.?]$/)
        expect(paragraph).not.toMatch(/ [.,]|\.\.|, \.|undefined|\[object|\(\)| {2}/)
      }
    }
  })
})

test('every language says every kind in words of its own', () => {
  for (const kind of templateKinds) {
    expect(new Set(languages.map((language) => builtInWords(kind, language).body)).size).toBe(languages.length)
  }
})
