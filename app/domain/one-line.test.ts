import { expect, test } from 'vitest'
import { greetingFor } from './greeting.ts'
import { oneLine } from './one-line.ts'

test.each([
  ['a line break cannot start a mail header', '2041\r\nBcc: all@example.com', '2041 Bcc: all@example.com'],
  ['text cannot be made to read backwards', 'Ada \u202egnihton\u202c', 'Ada gnihton'],
  ['a Unicode line separator is a line break too', 'a\u2028b', 'a b'],
  ['markup stays for the renderer to escape', '<b>Ada</b> {{ x }}', '<b>Ada</b> {{ x }}'],
  ['names of every script are kept', ' אדה  Ħåkon 👩‍💻 ', 'אדה Ħåkon 👩‍💻'],
])('%s', (_rule, text, expected) => expect(oneLine(text)).toBe(expected))

test('nobody is greeted by an empty name', () => {
  expect(greetingFor('Ada', 'en')).toBe('Hello Ada,')
  expect(greetingFor(' \n', 'en')).toBe('Hello,')
})
