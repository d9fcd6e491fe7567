import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pdfMoney, pdfText } from './pdf-text.ts'

describe('text for the built-in fonts', () => {
  test.each([
    ['what they have stays', 'Müller & Søn – “naïve” €5', 'Müller & Søn – “naïve” €5'],
    ['accents they lack are dropped', 'Dvořák, Wałęsa, İstanbul, Nguyễn', 'Dvorák, Walesa, Istanbul, Nguyen'],
    ['Cyrillic and Greek are romanized', 'ООО Ромашка, Ωμέγα', 'OOO Romashka, Omega'],
    ['what has nothing close is a question mark, one per character', '漢字 👩‍👩‍👧 ok', '?? ? ok'],
    ['direction marks and controls vanish', 'in\u202evoice\u2066\u0000\u200b', 'invoice'],
    ['narrow spaces become plain ones', '1\u202f234,50\u2009€', '1 234,50 €'],
    ['line ends are line feeds', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['markup is text', '<b>{{x}}</b>', '<b>{{x}}</b>'],
  ])('%s', (_rule, text, shown) => expect(pdfText(text)).toBe(shown))

  test('whatever is typed, only what the fonts have comes out, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = pdfText(text)
        expect(shown).toMatch(/^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/)
        expect(pdfText(shown)).toBe(shown)
      }),
    )
  })
})

test.each([
  ['en-US', 'USD', '$1,234.50'],
  ['de-DE', 'EUR', '1.234,50 €'],
  ['en-IN', 'INR', 'INR 1,234.50'],
  ['ar-EG', 'EGP', 'EGP 1234.50'],
])('an amount in %s %s reads %s', (locale, currency, shown) =>
  expect(pdfMoney({ minor: 123_450n, currency }, locale).replaceAll('\xa0', ' ')).toBe(shown),
)
