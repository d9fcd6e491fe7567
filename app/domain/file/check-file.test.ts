import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFiles, cleanFilename, FILE_BYTES_MAX } from './check-file.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const file = (filename: string, content: string) => ({ filename, bytes: bytesOf(content) })
const outcomeOf = (...files: { filename: string; bytes: Uint8Array }[]) => {
  const checked = checkFiles(files)
  return checked.ok ? checked.value.map(({ contentType }) => contentType).join() : checked.reason
}
const docx = 'PK\x03\x04....[Content_Types].xml....word/document.xml....'

describe('what a file is, by its content and its name', () => {
  test.each([
    ['a PDF', file('photo.PDF', '%PDF-1.7 …'), 'application/pdf'],
    ['a picture', file('a.png', '\x89PNG\r\n\x1a\n....'), 'image/png'],
    ['a photograph', file('a.jpeg', '\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['a photograph of a telephone', file('IMG_1.HEIC', '\0\0\0\x18ftypheic\0\0\0\0'), 'image/heic'],
    ['words', file('a.txt', 'Wrong quantity.\r\n'), 'text/plain; charset=utf-8'],
    ['a list', file('a.csv', 'a;b\n1;2\n'), 'text/csv; charset=utf-8'],
    ['a mail', file('a.eml', 'Received: from x\r\nSubject: y\r\n\r\nz'), 'message/rfc822'],
    ['a document', file('a.docx', docx), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a page called text is text', file('a.txt', '<html><script>alert(1)</script>'), 'text/plain; charset=utf-8'],
    ['a page called page', file('a.html', '<html>'), 'wrong_kind'],
    ['a drawing that can run', file('a.svg', '<svg/>'), 'wrong_kind'],
    ['a page called PDF', file('a.pdf', '<html>'), 'wrong_kind'],
    ['a program called picture', file('a.png', 'MZ\x90\0'), 'wrong_kind'],
    ['a program called text', file('a.txt', 'MZ\x90\0'), 'wrong_kind'],
    ['a PDF called picture', file('a.png', '%PDF-1.7'), 'wrong_kind'],
    ['a document with macros', file('a.docx', `${docx}word/vbaProject.bin`), 'wrong_kind'],
    ['a table called document', file('a.docx', 'PK\x03\x04[Content_Types].xml xl/workbook.xml'), 'wrong_kind'],
    ['any zip called document', file('a.docx', 'PK\x03\x04....'), 'wrong_kind'],
    ['no mail at all', file('a.eml', 'just words'), 'wrong_kind'],
    ['two endings: the last counts', file('a.pdf.exe', '%PDF-1.7'), 'wrong_kind'],
    ['no ending', file('README', 'words'), 'wrong_kind'],
    ['nothing in it', file('a.txt', ''), 'empty'],
  ])('%s', (_case, sent, expected) => expect(outcomeOf(sent)).toBe(expected))
})

test('ten files, not eleven', () => {
  const some = (count: number) => Array.from({ length: count }, () => file('a.txt', 'x'))
  expect(checkFiles(some(10)).ok).toBe(true)
  expect(checkFiles(some(11))).toEqual({ ok: false, reason: 'too_many' })
})

test('ten megabytes each, twenty-five together', () => {
  const large = (bytes: number) => ({ filename: 'a.txt', bytes: new Uint8Array(bytes).fill(0x20) })
  expect(checkFiles([large(FILE_BYTES_MAX)]).ok).toBe(true)
  expect(checkFiles([large(FILE_BYTES_MAX + 1)])).toEqual({ ok: false, reason: 'too_large', filename: 'a.txt' })
  expect(outcomeOf(large(FILE_BYTES_MAX), large(FILE_BYTES_MAX), large(6 * 1024 * 1024))).toBe('too_large_together')
})

test.each([
  ['..\\..\\windows\\evil.pdf', 'evil.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['inv\u0000oi\r\nce.pdf', 'invoi ce.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['a"b<c>.pdf', 'a_b_c_.pdf'],
  ['.htaccess', 'htaccess'],
  ['  . ', 'file'],
  ['Lieferschein März; 12=3.pdf', 'Lieferschein März_ 12=3.pdf'],
])('the name %j is kept as %j', (name, clean) => expect(cleanFilename(name)).toBe(clean))

test('a clean name is short, has no path, and stays as it is when cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (name) => {
      const clean = cleanFilename(name)
      expect(clean.length).toBeGreaterThan(0)
      expect([...clean].length).toBeLessThanOrEqual(130)
      expect(clean).not.toMatch(/[/\\\p{Cc}"<>]/u)
      expect(cleanFilename(clean)).toBe(clean)
    }),
  )
})
