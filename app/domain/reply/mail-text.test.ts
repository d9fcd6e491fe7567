import { expect, test } from 'vitest'
import { mailText, senderOf } from './mail-text.ts'

test.each([
  ['lines of any system', 'a\r\nb\rc', 'a\nb\nc'],
  ['control characters', 'a\u0000b\u001bc', 'abc'],
  ['marks that turn the reading direction', 'pay\u202E txt', 'pay txt'],
  ['invisible marks', 'a\u200Bb\uFEFF', 'ab'],
  ['spaces at the end of lines, and lines without end', ' a  \n\n\n\n\n\n b ', 'a\n\n\n b'],
  ['tabs and letters of all scripts', 'a\tü語🙂', 'a\tü語🙂'],
])('%s', (_case, text, expected) => expect(mailText(text)).toBe(expected))

test('too much is cut', () => expect(mailText('x'.repeat(200_000))).toHaveLength(100_000))

test.each([
  ['ada@client.example', { address: 'ada@client.example', name: null }],
  ['Ada <Ada@Client.example>', { address: 'ada@client.example', name: 'Ada' }],
  ['"Lovelace, Ada" <ada@client.example>', { address: 'ada@client.example', name: 'Lovelace, Ada' }],
  ['"Ada \\"Q\\"" <ada@client.example>', { address: 'ada@client.example', name: 'Ada "Q"' }],
  ['<ada@client.example>', { address: 'ada@client.example', name: null }],
  ['', { address: '', name: null }],
])('%s', (from, expected) => expect(senderOf(from)).toEqual(expected))
