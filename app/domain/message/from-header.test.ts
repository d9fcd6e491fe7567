import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHeader } from './from-header.ts'

test.each([
  ['a plain name', 'Northwind Studio', 'billing@example.com', '"Northwind Studio" <billing@example.com>'],
  [
    "the sender's own display name gives way",
    'Ada & Co.',
    'Dunwell <billing@example.com>',
    '"Ada & Co." <billing@example.com>',
  ],
  ['no name', ' ', 'billing@example.com', 'billing@example.com'],
])('%s', (_rule, name, from, header) => expect(fromHeader(name, from)).toBe(header))

test('no name can break out of its quotes or start a new header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = fromHeader(name, 'billing@example.com')
      expect(header).toMatch(/^("[^"\\<>\r\n]+" <billing@example\.com>|billing@example\.com)$/u)
    }),
  )
})
