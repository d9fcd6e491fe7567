import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { dailyInterest, reckonCharges } from './reckon-charges.ts'
import type { ChargeFacts, PastCharge } from './reckon-charges.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const usd = (minor: bigint) => money(minor, 'USD')
const facts = (change: Partial<ChargeFacts> = {}): ChargeFacts => ({
  invoiceId: invoiceId('i-1'),
  currency: 'USD',
  total: usd(100_000n),
  dueOn: day('2026-01-31'),
  isConfirmed: true,
  graceDays: 0,
  preset: 'agreed',
  rates: [{ fromDay: day('2026-01-01'), annualBps: 1_175n }],
  feeCapBps: null,
  charged: [],
  principal: [{ on: day('2026-01-01'), delta: usd(100_000n) }],
  rested: [],
  locale: 'en-US',
  ...change,
})
const past = (change: Partial<PastCharge>): PastCharge => ({
  kind: 'interest',
  stage: 5,
  amount: usd(386n),
  toDay: day('2026-02-12'),
  isWaived: false,
  ...change,
})
const both = { id: 5, fee: { USD: 1_500n }, chargesInterest: true }
const sums = (...args: Parameters<typeof reckonCharges>) =>
  reckonCharges(...args).map(({ kind, amount }) => [kind, amount.minor])

test('a stage charges its fee and the interest that has run, and says how', () => {
  expect(reckonCharges(facts(), both, day('2026-02-12'))).toEqual([
    {
      kind: 'fee',
      stage: 5,
      amount: usd(1_500n),
      fromDay: day('2026-02-12'),
      toDay: day('2026-02-12'),
      calculation: ['Late fee: $15.00'],
    },
    {
      kind: 'interest',
      stage: 5,
      amount: usd(386n),
      fromDay: day('2026-02-01'),
      toDay: day('2026-02-12'),
      calculation: ['$1,000.00 × 11.75 % ÷ 365 × 12 days (1 February 2026 to 12 February 2026) = $3.86'],
    },
  ])
})

test.each<[string, Partial<ChargeFacts>, string]>([
  ['before the owner has confirmed the terms', { isConfirmed: false }, '2026-02-12'],
  ['on the due date', {}, '2026-01-31'],
  [
    'a second time for the same stage',
    { charged: [past({}), past({ kind: 'fee', toDay: day('2026-02-12') })] },
    '2026-03-01',
  ],
])('nothing %s', (_when, change, today) => expect(reckonCharges(facts(change), both, day(today))).toEqual([]))

test('the next stage charges from where the last one stopped, a waived one included', () => {
  const [interest] = reckonCharges(
    facts({ charged: [past({ isWaived: true })] }),
    { id: 6, chargesInterest: true },
    day('2026-02-22'),
  )
  expect(interest?.fromDay.toString()).toBe('2026-02-13')
  expect(interest?.amount).toEqual(usd(322n))
})

test('a part payment splits the reckoning; it is rounded once', () => {
  const principal = [...facts().principal, { on: day('2026-02-10'), delta: usd(-50_000n) }]
  const [interest] = reckonCharges(facts({ principal }), { id: 6, chargesInterest: true }, day('2026-02-20'))
  expect(interest?.amount).toEqual(usd(483n))
  expect(interest?.calculation).toEqual([
    '$1,000.00 × 11.75 % ÷ 365 × 10 days (1 February 2026 to 10 February 2026) = $3.2192',
    '$500.00 × 11.75 % ÷ 365 × 10 days (11 February 2026 to 20 February 2026) = $1.6096',
    'Together, rounded once: $4.83',
  ])
})

describe('fees', () => {
  test('end at the cap', () => {
    const charged = [past({ kind: 'fee', stage: 4, amount: usd(4_000n) })]
    const [fee] = reckonCharges(facts({ feeCapBps: 500n, charged }), { id: 5, fee: { USD: 1_500n } }, day('2026-02-12'))
    expect(fee?.amount).toEqual(usd(1_000n))
    expect(fee?.calculation).toEqual(['Late fee: $15.00', 'Late fees end at 5 % of the invoice: $10.00'])
    const full = [past({ kind: 'fee', stage: 4, amount: usd(5_000n) })]
    expect(sums(facts({ feeCapBps: 500n, charged: full }), { id: 5, fee: { USD: 1_500n } }, day('2026-02-12'))).toEqual(
      [],
    )
  })
  test('are not made in a currency the stage does not name', () =>
    expect(sums(facts(), { id: 5, fee: { EUR: 1_500n } }, day('2026-02-12'))).toEqual([]))
  test('are not made once the principal is paid, while interest until then still is', () => {
    const principal = [...facts().principal, { on: day('2026-02-12'), delta: usd(-100_000n) }]
    expect(sums(facts({ principal }), both, day('2026-02-20'))).toEqual([['interest', 386n]])
  })
})

test('the statute’s fixed sum comes with the first interest, once', () => {
  const uk = facts({
    currency: 'GBP',
    preset: 'uk',
    total: money(100_000n, 'GBP'),
    principal: [{ on: day('2026-01-01'), delta: money(100_000n, 'GBP') }],
  })
  const stage = { id: 5, chargesInterest: true }
  expect(sums(uk, stage, day('2026-02-12'))).toEqual([
    ['fee', 7_000n],
    ['interest', 386n],
  ])
  const later = { ...uk, charged: [past({ amount: money(386n, 'GBP') })] }
  expect(sums(later, { ...stage, id: 6 }, day('2026-02-22'))).toEqual([['interest', 322n]])
})

test('what one more day costs, from the day after what has been charged', () => {
  expect(dailyInterest(facts(), day('2026-02-12'))).toEqual({ perDay: usd(32n), from: day('2026-02-12') })
  const charged = [past({ toDay: day('2026-02-20') })]
  expect(dailyInterest(facts({ charged }), day('2026-02-12'))?.from.toString()).toBe('2026-02-21')
  expect(dailyInterest(facts({ rates: [] }), day('2026-02-12'))).toBeNull()
})
