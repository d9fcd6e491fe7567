import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addMoney, money } from '../money.ts'
import { checkDispute } from './check-dispute.ts'
import type { DisputeToCheck } from './check-dispute.ts'
import { checkOutcome } from './check-outcome.ts'
import type { OutcomeToCheck } from './check-outcome.ts'
import { correctedNumber } from './corrected-number.ts'
import { disputeStates, isLiveDispute, nextDisputeState } from './dispute-state.ts'
import { answerUntil, mayAnswer } from './objection.ts'
import type { DecidedDispute } from './objection.ts'
import { taxShare } from './tax-share.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const day = (text: string) => Temporal.PlainDate.from(text)

const wish: DisputeToCheck = {
  reason: 'wrong_amount',
  words: '',
  amount: null,
  lines: [],
  from: 'portal',
  invoice: {
    state: 'issued',
    balance: usd(100_000n),
    lines: [
      { position: 0, amount: usd(80_000n) },
      { position: 1, amount: usd(20_000n) },
      { position: 2, amount: usd(-5_000n) },
    ],
    earlierFromPortal: 0,
  },
}
const partOf = (change: Partial<DisputeToCheck>, invoice: Partial<DisputeToCheck['invoice']> = {}) => {
  const checked = checkDispute({ ...wish, ...change, invoice: { ...wish.invoice, ...invoice } })
  return checked.ok ? (checked.value.part?.minor ?? 'whole') : checked.reason
}

describe('what is put in question', () => {
  test.each([
    ['nothing said: the whole invoice', {}, {}, 'whole'],
    ['an amount', { amount: usd(1n) }, {}, 1n],
    ['all of it as an amount is the whole', { amount: usd(100_000n) }, {}, 'whole'],
    ['a line with its tax', { lines: [1] }, {}, 20_000n],
    ['lines add up, reductions among them', { lines: [1, 2] }, {}, 15_000n],
    ['an amount beside lines goes before their sum', { lines: [0], amount: usd(500n) }, {}, 500n],
    ['lines of more than is open are what is open', { lines: [0] }, { balance: usd(10_000n) }, 'whole'],
    ['only a reduction names no sum', { lines: [2] }, {}, 'whole'],
    ['a line twice is one line', { lines: [1, 1] }, {}, 20_000n],
    ['not a line that is not there', { lines: [7] }, {}, 'unknown_line'],
    ['not more than is open', { amount: usd(100_001n) }, {}, 'more_than_open'],
    ['not nothing', { amount: usd(0n) }, {}, 'bad_amount'],
    ['not another currency', { amount: money(1n, 'EUR') }, {}, 'bad_amount'],
    ['not what is paid', {}, { state: 'settled', balance: usd(0n) }, 'not_open'],
    ['something else needs words', { reason: 'other', words: ' ' }, {}, 'words_missing'],
    ['and with words it stands', { reason: 'other', words: 'The logo is ours.' }, {}, 'whole'],
    ['not a novel', { words: 'x'.repeat(5_001) }, {}, 'words_too_long'],
    ['three times from the page', {}, { earlierFromPortal: 2 }, 'whole'],
    ['not a fourth time', {}, { earlierFromPortal: 3 }, 'too_many'],
    ['told to a person, yes', { from: 'call' }, { earlierFromPortal: 3 }, 'whole'],
  ] as const)('%s', (_case, change, invoice, expected) => expect(partOf(change, invoice)).toBe(expected))

  test('a part is always more than nothing and less than what is open', () => {
    const sums = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
    fc.assert(
      fc.property(fc.array(sums, { maxLength: 6 }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (lines, balance) => {
        const invoice = {
          ...wish.invoice,
          balance: usd(balance),
          lines: lines.map((minor, position) => ({ position, amount: usd(minor) })),
        }
        const checked = checkDispute({ ...wish, lines: lines.map((_, position) => position), invoice })
        if (!checked.ok) throw new Error(checked.reason)
        const part = checked.value.part
        expect(part === null || (part.minor > 0n && part.minor < balance)).toBe(true)
      }),
    )
  })
})

const decided: OutcomeToCheck = {
  outcome: 'accepted',
  amount: null,
  words: '',
  disputed: usd(20_000n),
  invoice: { state: 'issued', balance: usd(100_000n), creditable: usd(120_000n), isProcessing: false, isOnPlan: false },
}
const sumOf = (change: Partial<OutcomeToCheck>, invoice: Partial<OutcomeToCheck['invoice']> = {}) => {
  const checked = checkOutcome({ ...decided, ...change, invoice: { ...decided.invoice, ...invoice } })
  return checked.ok ? (checked.value.amount?.minor ?? 'none') : checked.reason
}

test.each([
  ['accepted: all that is in question', {}, {}, 20_000n],
  ['of a whole invoice, what is open of it', { disputed: null }, {}, 100_000n],
  ['also when it was paid meanwhile', {}, { state: 'settled', balance: usd(0n) }, 20_000n],
  ['and of a whole one, all of it', { disputed: null }, { state: 'settled', balance: usd(0n) }, 120_000n],
  ['never more than was not credited before', {}, { creditable: usd(7_000n) }, 7_000n],
  ['a part of it', { outcome: 'part_credit', amount: usd(5_000n) }, {}, 5_000n],
  ['which may be all', { outcome: 'part_credit', amount: usd(20_000n) }, {}, 20_000n],
  ['but no more', { outcome: 'part_credit', amount: usd(20_001n) }, {}, 'more_than_disputed'],
  ['a part needs its amount', { outcome: 'part_credit' }, {}, 'amount_missing'],
  ['more than nothing', { outcome: 'part_credit', amount: usd(0n) }, {}, 'bad_amount'],
  ['a corrected invoice', { outcome: 'corrected', amount: usd(90_000n) }, {}, 90_000n],
  ['over the same sum, with other details', { outcome: 'corrected', amount: usd(100_000n) }, {}, 100_000n],
  ['not over more', { outcome: 'corrected', amount: usd(100_001n) }, {}, 'more_than_disputed'],
  [
    'not while money is on its way',
    { outcome: 'corrected', amount: usd(1n) },
    { isProcessing: true },
    'payment_under_way',
  ],
  ['not while a plan covers it', { outcome: 'corrected', amount: usd(1n) }, { isOnPlan: true }, 'on_plan'],
  [
    'not for what is paid',
    { outcome: 'corrected', amount: usd(1n) },
    { state: 'settled', balance: usd(0n) },
    'not_open',
  ],
  ['not accepted, with reasons', { outcome: 'rejected', words: 'Signed for on 3 March.' }, {}, 'none'],
  ['never without', { outcome: 'rejected', words: ' ' }, {}, 'words_missing'],
  ['nothing is credited on a void invoice', {}, { state: 'void' }, 'not_open'],
  ['though the case can be closed', { outcome: 'rejected', words: 'It was withdrawn.' }, { state: 'void' }, 'none'],
] as const)('%s', (_case, change, invoice, expected) => expect(sumOf(change, invoice)).toBe(expected))

describe('the life of a case', () => {
  test.each([
    ['the business looks at it', 'open', 'review', 'under_review'],
    ['once', 'under_review', 'review', null],
    ['a proposal', 'open', 'propose', 'proposed'],
    ['another in its place', 'proposed', 'propose', 'proposed'],
    ['not agreed: back to the business', 'proposed', 'object', 'under_review'],
    ['agreed', 'proposed', 'resolve', 'resolved'],
    ['decided at once', 'open', 'resolve', 'resolved'],
    ['decided twice', 'resolved', 'resolve', null],
    ['taken back', 'under_review', 'withdraw', 'withdrawn'],
    ['not taken back when decided', 'resolved', 'withdraw', null],
    ['a decision not agreed with', 'resolved', 'reopen', 'under_review'],
    ['what was taken back stays so', 'withdrawn', 'reopen', null],
  ] as const)('%s', (_case, state, event, expected) => expect(nextDisputeState(state, event)).toBe(expected))

  test('it rests until it is over', () =>
    expect(disputeStates.filter(isLiveDispute)).toEqual(['open', 'under_review', 'proposed']))
})

describe('a decision may be disagreed with', () => {
  const rejected: DecidedDispute = {
    state: 'resolved',
    outcome: 'rejected',
    decidedOn: day('2026-03-02'),
    agreed: null,
  }
  test.each([
    ['on the fourteenth day', rejected, '2026-03-16', true],
    ['not on the fifteenth', rejected, '2026-03-17', false],
    ['a part credit too', { ...rejected, outcome: 'part_credit' }, '2026-03-03', true],
    ['not one that gave what was asked', { ...rejected, outcome: 'accepted' }, '2026-03-03', false],
    ['once', { ...rejected, agreed: false }, '2026-03-03', false],
    ['not what is not decided', { ...rejected, state: 'proposed' }, '2026-03-03', false],
  ] as const)('%s', (_case, dispute, today, expected) => expect(mayAnswer(dispute, day(today))).toBe(expected))

  test('the last day is named', () => expect(answerUntil(rejected)?.toString()).toBe('2026-03-16'))
})

test.each([
  ['2041', [], '2041-R1'],
  ['2041-R1', ['2041-R1'], '2041-R2'],
  ['2041', ['2041-R1', '2041-R2'], '2041-R3'],
])('after %s, with %j taken, comes %s', (number, taken, expected) =>
  expect(correctedNumber(number, new Set(taken))).toBe(expected),
)

test('net and tax of a part make it up to the cent', () => {
  const sums = fc.bigInt({ min: 1n, max: 10n ** 12n })
  fc.assert(
    fc.property(sums, sums, fc.bigInt({ min: 0n, max: 10n ** 12n }), (part, net, tax) => {
      const share = taxShare(usd(part), { total: usd(net + tax), tax: usd(tax) })
      expect(addMoney(share.net, share.tax).minor).toBe(part)
      expect(share.net.minor >= 0n && share.tax.minor >= 0n).toBe(true)
    }),
  )
  const whole = { total: usd(119_000n), tax: usd(19_000n) }
  expect(taxShare(usd(11_900n), whole)).toEqual({ net: usd(10_000n), tax: usd(1_900n) })
  expect(taxShare(usd(500n), { total: usd(0n), tax: usd(0n) })).toEqual({ net: usd(500n), tax: usd(0n) })
})
