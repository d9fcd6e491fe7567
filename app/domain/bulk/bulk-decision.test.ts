import { expect, test } from 'vitest'
import { bulkKinds, canBeUndone, leftOutWords } from './bulk-decision.ts'

test('what was left out is said with its reasons', () => {
  const counts = new Map([
    ['done', 57],
    ['already_held', 2],
    ['not_open', 1],
  ])
  expect(leftOutWords(counts)).toBe('Left out 3: 1 because it is not open any more, 2 because they were held already.')
  expect(leftOutWords(new Map([['done', 4]]))).toBe('')
})

test('a mail that may be on its way is not taken back', () => {
  expect(bulkKinds.filter((kind) => !canBeUndone(kind))).toEqual(['approve'])
})
