import { expect, test } from 'vitest'
import { bold, linesOf, regular, shown, widthOf } from './fonts.ts'

test.each([
  ['plain', 'Ada Lovelace Ltd', regular, 7_687],
  ['a pair that is drawn closer', 'Tax', regular, 1_547],
  ['what Latin-1 does not have', '€–’', regular, 1_334],
  ['the small and the capital y with two dots', 'ÿŸ', regular, 1_167],
  ['the no-break space', '\xa0', regular, 278],
  ['bold', 'Northwind Studio', bold, 8_353],
])('the metrics of Adobe: %s', (_what, text, font, width) => expect(widthOf(text, font, 1_000)).toBe(width))

test('text is written in its codes, with the kerning between them', () => {
  expect(shown('Tax', regular)).toBe('[<54> 120 <6178>]')
  expect(shown('€Ÿ', regular)).toBe('[<809f>]')
})

test('lines are broken at spaces and line feeds, and only what no line could hold is cut', () => {
  expect(linesOf('Design of\nthe sheets', regular, 10, 40)).toEqual(['Design', 'of', 'the', 'sheets'])
  expect(linesOf('a  b', regular, 10, 400)).toEqual(['a  b'])
  const cut = linesOf(`part ${'X-'.repeat(40)}`, regular, 10, 100)
  expect(cut[0]).toBe('part')
  expect(cut.slice(1).join('')).toBe('X-'.repeat(40))
  for (const line of cut) expect(widthOf(line, regular, 10)).toBeLessThanOrEqual(100)
})
