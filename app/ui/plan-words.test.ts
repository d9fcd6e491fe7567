import { expect, test } from 'vitest'
import { fitWords, offerWords } from './plan-words.ts'

const rows = (...minor: bigint[]) => minor.map((each) => ({ amount: { minor: each, currency: 'USD' } }))

test.each([
  [rows(30_000n, 30_000n, 30_000n), '3 × $300.00'],
  [rows(40_000n, 25_000n, 25_000n), '3 parts, the first $400.00'],
  [rows(90_000n), '1 × $900.00'],
  [[], ''],
])('an offer in a few words', (offer, words) => expect(offerWords(offer, 'en-US')).toBe(words))

test('what an offer does not keep is named', () => {
  expect(fitWords([])).toBe('fits your limits')
  expect(fitWords(['count', 'first_day'])).toBe('more parts than you allow, begins later than you allow')
})
