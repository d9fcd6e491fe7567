import { expect, test } from 'vitest'
import { remember } from './remember.ts'

test('asks once for each key, forgets all when it is full, and keeps no error', () => {
  const asked: string[] = []
  const loud = remember(
    (word: string) => word,
    (word) => {
      asked.push(word)
      if (word === '') throw new RangeError('nothing to say')
      return word.toUpperCase()
    },
    2,
  )
  expect(['a', 'a', 'b', 'a'].map(loud)).toEqual(['A', 'A', 'B', 'A'])
  expect(asked).toEqual(['a', 'b'])
  expect(loud('c')).toBe('C')
  expect(loud('a')).toBe('A')
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
  expect(() => loud('')).toThrow(RangeError)
  expect(() => loud('')).toThrow(RangeError)
})
