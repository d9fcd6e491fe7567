import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eraseWords, removedMark } from './erase-words.ts'

test('sums, days, codes and numbers stay; names and words go', () => {
  const said = {
    ...{ number: '2041 Lovelace', stage: 'day_after', to: 'ada@lovelace.example', dueOn: '2026-11-23' },
    amount: { amount: 12_500, currency: 'USD' },
    name: 'ada',
    numbers: ['2041'],
    changes: { phone: { before: '+1 555 010', after: null } },
  }
  expect(eraseWords(said)).toEqual({
    ...said,
    to: removedMark,
    name: removedMark,
    changes: { phone: { before: removedMark, after: null } },
  })
})

test('no address, whatever it is under, is left', () => {
  const address = fc.emailAddress()
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('to', 'by', 'x', 'from', 'label'), address), (said) => {
      expect(JSON.stringify(eraseWords(said))).not.toContain('@')
    }),
  )
})

test('erasing twice is erasing once', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (said) => {
      expect(eraseWords(eraseWords(said))).toEqual(eraseWords(said))
    }),
  )
})
