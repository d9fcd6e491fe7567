import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readLogo } from './read-logo.ts'

const bytes32 = (number: number) => {
  const written = Buffer.alloc(4)
  written.writeUInt32BE(number)
  return written
}
const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([bytes32(data.length), named, bytes32(crc32(named))])
}
/** A black picture of 8-bit RGBA, with a header that may claim another size than its pixels have. */
function png(width: number, height: number, lines = height): Buffer {
  const header = Buffer.concat([bytes32(width), bytes32(height), Buffer.from([8, 6, 0, 0, 0])])
  const pixels = deflateSync(Buffer.alloc((width * 4 + 1) * lines), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}
const jpeg = (width: number, height: number) =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8],
    ...[height >> 8, height & 255, width >> 8, width & 255, 1, 0x11, 0],
  ])

test.each([
  ['PNG by its first bytes', png(300, 80), { ok: true, value: { contentType: 'image/png' } }],
  ['JPEG by its first bytes', jpeg(300, 80), { ok: true, value: { contentType: 'image/jpeg' } }],
  ['a PNG that runs on as a page', Buffer.concat([png(9, 9), Buffer.from('<script>')]), { ok: true }],
  ['no SVG', Buffer.from('<svg onload="alert(1)"/>'), { ok: false, reason: 'not_a_picture' }],
  ['no page that begins like a PNG', Buffer.from('\x89PNG\r\n\x1a\n<script>alert(1)</script> and so on', 'latin1'), { ok: false }],
  ['no page that begins like a JPEG', Buffer.from('\xff\xd8\xff<script>alert(1)</script>', 'latin1'), { ok: false }],
  ['no PNG that was cut off', png(300, 80).subarray(0, 50), { ok: false, reason: 'not_a_picture' }],
  ['no megabytes', new Uint8Array(400 * 1024).fill(0x89), { ok: false, reason: 'too_large' }],
  ['S2: not ten megabytes either', Buffer.concat([png(9, 9), Buffer.alloc(10_000_000)]), { ok: false, reason: 'too_large' }],
  ['S2: no PNG of a few kilobytes that unpacks to millions of pixels', png(2_500, 2_500), { ok: false, reason: 'too_large' }],
  ['S2: nor one that claims to be small', png(2_500, 1, 5_000), { ok: false, reason: 'not_a_picture' }],
  ['S2: no JPEG of the largest size there is', jpeg(65_535, 65_535), { ok: false, reason: 'too_large' }],
])('%s', (_rule, bytes, expected) => expect(readLogo(bytes)).toMatchObject(expected)) // prettier-ignore
