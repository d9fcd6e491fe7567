import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewName, viewQuery } from './saved-view.ts'

test.each([
  ['the order of fields makes no other view', 'b=2&a=1', 'a=1&b=2'],
  ['nor does what is empty', 'a=1&b=&c=+', 'a=1'],
  ['nor the page one stands on', 'a=1&after=x~y&said=done&view=saved', 'a=1'],
  ['two of one name stay two', 'x=2&x=1', 'x=2&x=1'],
])('%s', (_rule, query, kept) => expect(viewQuery(new URLSearchParams(query))).toBe(kept))

test('what is kept is kept as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (fields) => {
      const kept = viewQuery(new URLSearchParams(fields))
      fc.pre(kept !== null)
      expect(viewQuery(new URLSearchParams(kept ?? ''))).toBe(kept)
    }),
  )
})

test('an endless address is no view', () => {
  expect(viewQuery(new URLSearchParams({ q: 'x'.repeat(2_000) }))).toBeNull()
})

test.each([
  ['  Large \n and late ', 'Large and late'],
  [' \t ', null],
  ['x'.repeat(80), 'x'.repeat(60)],
])('a name: %j', (text, name) => expect(viewName(text)).toBe(name))
