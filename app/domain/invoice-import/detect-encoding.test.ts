import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEncodingDetector } from './detect-encoding.ts'

function detect(bytes: Uint8Array, pieces = bytes.length) {
  const detector = createEncodingDetector()
  for (let at = 0; at < bytes.length; at += pieces) detector.push(bytes.subarray(at, at + pieces))
  return detector.verdict()
}
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['plain ASCII', Buffer.from('No,Client\n1,Acme\n'), 'utf-8'],
  ['UTF-8', Buffer.from('Nr;Kunde\n1;Müller Straße €\n'), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\uFEFFNr;Kunde\n'), 'utf-8'],
  ['UTF-16 LE with a mark', Buffer.from('\uFEFFNo\tClient\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 LE without', Buffer.from('No\tClient\n1\tAcme\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 BE with a mark', utf16be('\uFEFFNo\tClient\n'), 'utf-16be'],
  ['UTF-16 BE without', utf16be('No\tClient\n1\tAcme\n'), 'utf-16be'],
  ['Windows-1252', Buffer.from('Nr;Kunde\n1;M\xfcller \x80\n', 'latin1'), 'windows-1252'],
  [
    'UTF-8 with one damaged byte',
    Buffer.concat([Buffer.from('ü'.repeat(40)), Buffer.from([0xff]), Buffer.from('ok')]),
    'utf-8',
  ],
  ['nothing', Buffer.alloc(0), 'utf-8'],
])('%s', (_rule, bytes, encoding) => expect(detect(bytes)).toBe(encoding))

test('where the file is cut does not matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (text, pieces) => {
      expect(detect(Buffer.from(`,${text}`), pieces)).toBe(detect(Buffer.from(`,${text}`)))
    }),
  )
})
