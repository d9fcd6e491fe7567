import { expect, test } from 'vitest'
import { createPageCache } from './page-cache.ts'

const page = (bytes: number) => ({ bytes })

test('holds no more bytes than it may, and lets go of what was used longest ago', () => {
  const cache = createPageCache<{ bytes: number }>(100)
  cache.set('a', page(40))
  cache.set('b', page(40))
  expect(cache.get('a')).toBeDefined()
  cache.set('c', page(40))
  expect(['a', 'b', 'c'].filter((key) => cache.get(key))).toEqual(['a', 'c'])
  cache.set('d', page(100))
  expect(['a', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['d'])
})

test('a page that takes the place of another frees what that took; one that is too large is not kept', () => {
  const cache = createPageCache<{ bytes: number }>(100)
  for (let times = 0; times < 10; times += 1) cache.set('a', page(60))
  cache.set('b', page(40))
  expect(cache.get('a')).toBeDefined()
  cache.set('c', page(101))
  expect(cache.get('c')).toBeUndefined()
  cache.set('d', page(100))
  expect(cache.get('d')).toBeDefined()
})
