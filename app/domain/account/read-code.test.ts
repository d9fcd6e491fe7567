import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode, writeCode } from './read-code.ts'

test('what is mailed is read back', () => {
  const codes = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
  fc.assert(fc.property(codes, (code) => readCode(writeCode(code)) === code))
})

test.each([
  ['482913', '482913'],
  [' 482 913 ', '482913'],
  ['482-913', '482913'],
  ['４８２９１３', '482913'],
  ['000000', '000000'],
  ['48291', null],
  ['4829130', null],
  ['48291x', null],
  ['', null],
])('%o is read as %o', (typed, code) => expect(readCode(typed)).toBe(code))
