import { expect, test } from 'vitest'
import { readPayForm } from './pay-form.ts'

const balance = { minor: 123_450n, currency: 'USD' }
const option = (kind: 'everything' | 'instalment', amount: typeof balance) => ({
  ...{ kind, amount },
  numbers: null,
  dueOn: null,
})
const choices = {
  options: [option('instalment', { ...balance, minor: 30_000n }), option('everything', balance)],
  most: balance,
}
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

test.each([{ amount: '' }, { amount: '1,234.50' }])('everything, with $amount in the field', ({ amount }) =>
  expect(readPayForm(form({ method: 'card', choice: 'everything', amount }), choices)).toEqual({
    ok: true,
    value: { method: 'card', keep: false, amount: { kind: 'everything' } },
  }),
)

test.each([
  ['$500', 50_000],
  [' 0.01 ', 1],
  ['1,000', 100_000],
])('another amount typed as %j is %d cents', (amount, cents) =>
  expect(readPayForm(form({ method: 'ach', choice: 'other', amount }), choices)).toEqual({
    ok: true,
    value: { method: 'ach', keep: false, amount: { kind: 'other', amount: { minor: BigInt(cents), currency: 'USD' } } },
  }),
)

test('the next instalment, by a card that is kept for the others', () =>
  expect(readPayForm(form({ method: 'card', choice: 'instalment', amount: '300', keep: 'yes' }), choices)).toEqual({
    ok: true,
    value: { method: 'card', keep: true, amount: { kind: 'instalment' } },
  }))

test.each([
  [{}, 'malformed'],
  [{ method: 'card', choice: 'instalment', amount: '301' }, 'choice_unclear'],
  [{ method: 'card', keep: 'maybe' }, 'malformed'],
  [{ method: 'cash', choice: 'everything' }, 'malformed'],
  [{ method: 'card', choice: 'all' }, 'malformed'],
  [{ method: 'card', choice: 'other', amount: '' }, 'amount_missing'],
  [{ method: 'card', choice: 'other', amount: 'half of it' }, 'amount_unreadable'],
  [{ method: 'card', choice: 'other', amount: '1e9' }, 'amount_unreadable'],
  [{ method: 'card', choice: 'everything', amount: '20' }, 'choice_unclear'],
])('%j is refused: %s', (fields, reason) => expect(readPayForm(form(fields), choices)).toEqual({ ok: false, reason }))
