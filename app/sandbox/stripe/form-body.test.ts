import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bracketName, parseForm } from './form-body.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('indexed brackets nest, names and values are decoded', () => {
  const body =
    'line_items[0][price_data][currency]=usd&line_items[1][quantity]=2&metadata[a%20b]=c%26d&url=x%3Fid%3D%7BID%7D&n=a+b'
  expect(plain(parseForm(body))).toEqual({
    line_items: { 0: { price_data: { currency: 'usd' } }, 1: { quantity: '2' } },
    metadata: { 'a b': 'c&d' },
    url: 'x?id={ID}',
    n: 'a b',
  })
})

test('empty brackets append', () => {
  expect(plain(parseForm('expand[]=a&expand[]=b'))).toEqual({ expand: { 0: 'a', 1: 'b' } })
})

test('a hostile name stays a plain key', () => {
  parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1')
  expect({}).not.toHaveProperty('polluted')
})

test('every bracket path is read back as it was written', () => {
  const word = fc.stringMatching(/^[a-z_]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.string(), (path, value) => {
      const parsed = parseForm(`${encodeURIComponent(bracketName(path))}=${encodeURIComponent(value)}`)
      const found = path.reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], parsed)
      expect(found).toBe(value)
    }),
  )
})
