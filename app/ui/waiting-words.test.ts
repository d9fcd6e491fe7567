import { expect, test } from 'vitest'
import { waitingWords } from './waiting-words.ts'

test.each([
  [-5, 'a moment'],
  [0, 'a moment'],
  [1, '1 min'],
  [59, '59 min'],
  [60, '1 h'],
  [47 * 60 + 59, '47 h'],
  [48 * 60, '2 days'],
  [75 * 60, '3 days'],
])('%i minutes read “%s”', (minutes, words) => {
  const now = new Date('2026-11-23T15:00:00Z')
  expect(waitingWords(new Date(now.getTime() - minutes * 60_000), now)).toBe(words)
})
