import { expect, test } from 'vitest'
import { readMultipart } from './read-multipart.ts'
import { receiveFiles } from './receive-files.server.ts'

const form = [
  'something before\r\n--B1',
  'Content-Disposition: form-data; name="text"\r\n\r\nWörter; a=b\r\n--B\r\n',
  '\r\n--B1\r\nContent-Disposition: form-data; name="files"; filename="a; b=\'c\'%22.txt"\r\nContent-Type: text/plain\r\n\r\nline\r\n\r\n--',
  '\r\n--B1\r\nContent-Disposition: form-data; filename=""; name="files"\r\n\r\n',
  '\r\n--B1--\r\nand after',
]
const whole = Buffer.from(`${form[0] ?? ''}\r\n${form.slice(1).join('')}`)

async function read(bytes: Buffer, size: number) {
  const parts: { field: string; filename: string | null; text: string }[] = []
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  await readMultipart(pieces(), 'B1', (part) => {
    const found: Buffer[] = []
    parts.push(Object.defineProperty({ ...part, text: '' }, 'text', { get: () => Buffer.concat(found).toString() }))
    return (piece) => found.push(Buffer.from(piece))
  })
  return parts.map(({ field, filename, text }) => ({ field, filename, text }))
}

test('a form reads the same however it is cut into pieces', async () => {
  for (let size = 1; size <= whole.length; size += 1)
    expect(await read(whole, size)).toEqual([
      { field: 'text', filename: null, text: 'Wörter; a=b\r\n--B\r\n' },
      { field: 'files', filename: `a; b='c'".txt`, text: 'line\r\n\r\n--' },
      { field: 'files', filename: '', text: '' },
    ])
})

test('a form that is cut off is no form', async () => {
  await expect(read(whole.subarray(0, whole.length - 20), 7)).rejects.toThrow('cut off')
})

const post = (body: BodyInit) => new Request('http://localhost/', { method: 'POST', body })

test('a form of a browser comes in with its fields and files', async () => {
  const sent = new FormData()
  sent.set('text', 'Too much.')
  sent.append('files', new File(['a;b'], 'list.csv'))
  sent.append('files', new File([], ''))
  const { form: fields, files } = await receiveFiles(post(sent))
  expect(fields.get('text')).toBe('Too much.')
  expect(files.ok && files.value.map(({ filename }) => filename)).toEqual(['list.csv'])
})

test('too much is refused with what was typed still there', async () => {
  const sent = new FormData()
  for (let n = 0; n < 3; n += 1) sent.append('files', new File([Buffer.alloc(9 * 1024 * 1024, ' ')], `${n}.txt`))
  sent.set('text', 'typed')
  const { form: fields, files } = await receiveFiles(post(sent))
  expect(files).toEqual({ ok: false, reason: 'too_large_together' })
  expect(fields.get('text')).toBe('typed')
})

test('one that is too large is named', async () => {
  const sent = new FormData()
  sent.append('files', new File([Buffer.alloc(30 * 1024 * 1024, ' ')], 'scan.txt'))
  expect((await receiveFiles(post(sent))).files).toEqual({ ok: false, reason: 'too_large', filename: 'scan.txt' })
})

test('an eleventh is not taken', async () => {
  const sent = new FormData()
  for (let n = 0; n < 12; n += 1) sent.append('files', new File(['x'], `${n}.txt`))
  expect((await receiveFiles(post(sent))).files).toEqual({ ok: false, reason: 'too_many' })
})

test('a form without files may be plain', async () => {
  const { form: fields, files } = await receiveFiles(post(new URLSearchParams({ text: 'x' })))
  expect([fields.get('text'), files]).toEqual(['x', { ok: true, value: [] }])
})
