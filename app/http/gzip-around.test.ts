import fc from 'fast-check'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packAround } from './gzip-around.ts'

test('whatever stands around the gap and in it, both ways give the same text', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.string(),
      fc.base64String({ minLength: 24, maxLength: 24 }),
      (before, after, gap) => {
        const page = packAround(before, `${after}${before}`, 24)
        expect(page.plain(gap).toString()).toBe(`${before}${gap}${after}${before}`)
        expect(gunzipSync(page.gzip(gap))).toEqual(page.plain(gap))
      },
    ),
  )
})

test('one packing serves every filling, beyond the 32 KB that can be pointed back to', () => {
  const before = Array.from({ length: 5_000 }, (_, n) => `line ${n * 7_919}`).join('\n')
  const page = packAround(before, before, 4)
  for (const gap of ['none', 'once', '1234'])
    expect(gunzipSync(page.gzip(gap)).toString()).toBe(`${before}${gap}${before}`)
  expect(page.gzip('once').length).toBeLessThan(before.length)
})

test('a filling of another length is refused', () => {
  expect(() => packAround('a', 'b', 4).gzip('12345')).toThrow(RangeError)
})
