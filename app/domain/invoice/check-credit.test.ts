import { expect, test } from 'vitest'
import { money } from '../money.ts'
import { checkCredit } from './check-credit.ts'
import type { CreditFacts, CreditWish } from './check-credit.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const facts: CreditFacts = {
  state: 'issued',
  total: usd(23_900n),
  credited: usd(0n),
  lines: [
    { position: 0, amount: usd(10_000n), tax: usd(1_900n) },
    { position: 1, amount: usd(12_000n), tax: usd(0n) },
  ],
}

test.each<[string, CreditWish, Partial<CreditFacts>, unknown]>([
  ['a sum', { amount: usd(500n) }, {}, { amount: usd(500n), tax: null, lines: [] }],
  ['a line comes with its own tax', { lines: [0, 0] }, {}, { amount: usd(11_900n), tax: usd(1_900n), lines: [0] }],
  ['all lines are the whole', { lines: [1, 0] }, {}, { amount: usd(23_900n), tax: usd(1_900n), lines: [0, 1] }],
  [
    'what is paid can be credited',
    { amount: usd(23_900n) },
    { state: 'settled' },
    { amount: usd(23_900n), tax: null, lines: [] },
  ],
  ['no more than the total, all notes together', { amount: usd(401n) }, { credited: usd(23_500n) }, 'more_than_left'],
  ['nothing is no credit', { amount: usd(0n) }, {}, 'bad_amount'],
  ['no line is no credit', { lines: [] }, {}, 'bad_amount'],
  ['a line that is not there', { lines: [7] }, {}, 'unknown_line'],
  ['another currency', { amount: money(1n, 'EUR') }, {}, 'wrong_currency'],
  ['a draft is edited instead', { amount: usd(1n) }, { state: 'draft' }, 'not_creditable'],
])('%s', (_rule, wish, over, expected) => {
  const checked = checkCredit(wish, { ...facts, ...over })
  expect(checked.ok ? checked.value : checked.reason).toEqual(expected)
})
