import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, defuseCell, fuseCell } from './spreadsheet-cell.ts'

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['+1+cmd|calc', "'+1+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['＝1+1', "'＝1+1"],
  [' =1+1', "' =1+1"],
  ['-12.50', '-12.50'],
  ['+1 234,50', '+1 234,50'],
  ['Acme', 'Acme'],
])('%j is written %j', (text, expected) => expect(defuseCell(text)).toBe(expected))

test('no cell starts a formula any more, and the text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', 'a', '1', "'", ' ') }), (text) => {
      const defused = defuseCell(text)
      expect(/^\s*[=+\-@]/.test(defused) && !/^[+-]?[\d' ]*\d$/.test(defused)).toBe(false)
      if (!text.startsWith("'")) expect(fuseCell(defused)).toBe(text)
    }),
  )
})

test('a line quotes what needs it', () => expect(csvLine(['a,b', 'say "hi"', '=1'])).toBe(`"a,b","say ""hi""",'=1\r\n`))
