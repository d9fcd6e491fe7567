import { expect, test } from 'vitest'
import { attachmentPath, messageFolder, safeName } from './pack-names.ts'

test.each([
  ['Rechnung "2041" / Müller', 'Rechnung-2041-Mu-ller'],
  ['../../etc/passwd', 'etc-passwd'],
  ['请', 'x'],
  ['a'.repeat(100), 'a'.repeat(60)],
])('%s', (text, expected) => expect(safeName(text)).toBe(expected))

test('paths stay inside the pack', () => {
  expect(messageFolder(7, new Date('2027-01-12T23:00:00Z'), 'thank_you')).toBe('messages/0007-2027-01-12-thank_you')
  expect(attachmentPath('ab'.repeat(32), '../x.pdf')).toBe('attachments/abababababab-x.pdf')
})
