import { expect, test } from 'vitest'
import { cleanLine, cleanText } from './clean-text.ts'

test.each([
  ['NUL and control characters go, tab and newline stay', 'a\u0000b\u0007c\td\ne', 'abc\td\ne'],
  ['line ends become one kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['HTML, Liquid and formulas are plain text', '<b>{{ x }}</b> =1+1', '<b>{{ x }}</b> =1+1'],
  ['right-to-left letters and emoji stay', 'شركة 👩‍👩‍👧 Ltd', 'شركة 👩‍👩‍👧 Ltd'],
  ['marks that turn direction go', 'Acme\u202Egnp', 'Acmegnp'],
  ['half a surrogate pair goes', 'a\uD83Db', 'ab'],
])('%s', (_rule, text, expected) => expect(cleanText(text)).toBe(expected))

test('a name is one line with single spaces', () =>
  expect(cleanLine(' Acme\r\nBcc: evil@example.com\u00A0\u2009Ltd ')).toBe('Acme Bcc: evil@example.com Ltd'))
