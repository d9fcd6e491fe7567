import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { callScript } from './call-script.ts'
import type { CallFacts } from './call-script.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })

const facts: CallFacts = {
  businessName: 'Northwind Studio',
  client: { name: 'Ada Lovelace Ltd', contactName: 'Ada', paidOnTime: 0 },
  invoice: {
    number: '2041',
    dueOn: day('2026-10-24'),
    description: 'the spring catalogue',
    balance: usd(123_450n),
    processing: usd(0n),
  },
  alsoLate: null,
  lastMail: null,
  viewedOn: null,
  promises: [],
  disputed: null,
  calls: [],
  today: day('2026-11-23'),
  locale: 'en-US',
}
const promise = { amount: usd(50_000n), dueOn: day('2026-11-10') }
const said = (over: Partial<CallFacts> = {}) =>
  callScript({ ...facts, ...over })
    .flatMap(({ lines }) => lines)
    .join('\n')

test('it begins with whether the invoice arrived and who handles it, before any amount', () => {
  const text = said()
  expect(text).toContain('Did invoice 2041 reach you, and who handles it?')
  expect(text.indexOf('reach you')).toBeLessThan(text.indexOf('$1,234.50'))
  expect(text).toContain('It was due on Saturday, 24 October, 30 days ago.')
})

test.each<[string, Partial<CallFacts>, string]>([
  ['thanks who has paid on time', { client: { ...facts.client, paidOnTime: 3 } }, 'you have paid us on time 3 times'],
  [
    'greets without a name',
    { client: { ...facts.client, contactName: null } },
    'Hello, this is … of Northwind Studio.',
  ],
  ['does not call late what is not', { today: day('2026-10-24') }, 'It is due on Saturday, 24 October.'],
  ['names yesterday as such', { today: day('2026-10-25') }, 'which was yesterday'],
  [
    'counts other invoices',
    { alsoLate: { count: 2, sum: usd(900n) } },
    '2 other invoices are open as well, $9.00 together',
  ],
  ['leaves a disputed part alone', { disputed: usd(20_000n) }, 'That part rests until we have answered you.'],
  ['asks about a pending promise', { promises: [{ ...promise, state: 'pending' }] }, 'Does that day still suit you?'],
  ['asks about a missed promise', { promises: [{ ...promise, state: 'broken' }] }, 'Did something come between?'],
  ['offers parts after a missed promise', { promises: [{ ...promise, state: 'broken' }] }, 'A smaller part now'],
  [
    'asks for the address of a mail that came back',
    { lastMail: { on: day('2026-11-20'), arrived: false } },
    'came back',
  ],
  [
    'remembers whom it talked with',
    { calls: [{ on: day('2026-11-20'), outcome: 'reached', spokeWith: 'Grace' }] },
    'We spoke on 20 November, when I talked with Grace.',
  ],
  [
    'hints at calls nobody answered',
    { calls: [1, 2].map(() => ({ on: day('2026-11-20'), outcome: 'no_answer', spokeWith: null })) },
    '[Nobody answered the last 2 calls.]',
  ],
])('%s', (_rule, over, words) => expect(said(over)).toContain(words))

test.each(['!', 'must', 'failed', 'owe', 'immediately', 'legal', 'collection'])('never says “%s”', (word) => {
  const worst = said({
    promises: [{ ...promise, state: 'broken' }],
    calls: [{ on: day('2026-11-20'), outcome: 'refuses', spokeWith: null }],
    lastMail: { on: day('2026-11-20'), arrived: true },
    alsoLate: { count: 1, sum: usd(1n) },
  })
  expect(worst).not.toContain(word)
})
