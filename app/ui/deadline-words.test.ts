import { expect, test } from 'vitest'
import { deadlineWords } from './deadline-words.ts'

test.each([
  ['2026-11-20', '3 days late'],
  ['2026-11-22', '1 day late'],
  ['2026-11-23', 'today'],
  ['2026-11-24', 'by tomorrow'],
  ['2026-11-27', 'by Friday'],
  ['2026-11-29', 'by Sunday'],
  ['2026-11-30', 'by 30 November'],
])('%s, seen on Monday the 23rd, is %s', (day, words) => {
  expect(deadlineWords(day, '2026-11-23', 'en-US')).toBe(words)
})
