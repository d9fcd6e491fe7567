import { expect, test } from 'vitest'
import { readLogo } from './read-logo.ts'

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

test.each([
  ['PNG by its first bytes', Uint8Array.from([...png, 1, 2]), { ok: true, value: { contentType: 'image/png' } }],
  [
    'JPEG by its first bytes',
    Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]),
    { ok: true, value: { contentType: 'image/jpeg' } },
  ],
  ['no SVG', new TextEncoder().encode('<svg onload="alert(1)"/>'), { ok: false, reason: 'not_a_picture' }],
  ['no megabytes', new Uint8Array(400 * 1024).fill(0x89), { ok: false, reason: 'too_large' }],
])('%s', (_rule, bytes, expected) => expect(readLogo(bytes)).toMatchObject(expected))
