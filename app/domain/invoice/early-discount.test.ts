import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { money } from '../money.ts'
import { discountOnTax, discountWords, earlyDiscount, grantedDiscount, promisedDiscount } from './early-discount.ts'
import type { DiscountFacts } from './early-discount.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const until = Temporal.PlainDate.from('2027-03-05')
const facts = (change: Partial<DiscountFacts> = {}): DiscountFacts => ({
  state: 'issued',
  total: usd(150_000n),
  tax: usd(0n),
  credited: usd(0n),
  discounted: usd(0n),
  balance: usd(150_000n),
  terms: { bps: 200n, until },
  taxHandling: 'on_early_payment',
  holds: [],
  hasOverdue: false,
  despiteOverdue: false,
  ...change,
})
const offer = (change?: Partial<DiscountFacts>, startedOn = '2027-03-01') =>
  earlyDiscount(facts(change), Temporal.PlainDate.from(startedOn))

test('two per cent of $1,500.00 saves $30.00, and the exact rest is asked', () =>
  expect(offer()).toEqual({ saves: usd(3_000n), pays: usd(147_000n), until }))

test('the last day counts whole, the day after does not', () => {
  expect(offer({}, '2027-03-05')).not.toBeNull()
  expect(offer({}, '2027-03-06')).toBeNull()
})

test.each<[string, Partial<DiscountFacts>]>([
  ['without terms', { terms: null }],
  ['on a settled invoice', { state: 'settled' }],
  ['beside a plan', { holds: ['plan'] }],
  ['beside a proposal', { holds: ['manual', 'proposal'] }],
  ['beside a dispute', { holds: ['dispute'] }],
  ['while an older invoice is overdue', { hasOverdue: true }],
  ['a second time', { discounted: usd(3_000n) }],
  ['when no more than the discount is open', { balance: usd(3_000n) }],
])('not offered %s', (_when, change) => expect(offer(change)).toBeNull())

test('a promise or a pause does not take it away, nor an overdue invoice where the business allows it', () => {
  expect(offer({ holds: ['promise', 'manual'] })).not.toBeNull()
  expect(offer({ hasOverdue: true, despiteOverdue: true })).not.toBeNull()
})

test('earlier part payments count towards it, credits lower what it is a share of', () => {
  expect(offer({ balance: usd(50_000n) })).toMatchObject({ saves: usd(3_000n), pays: usd(47_000n) })
  expect(offer({ balance: usd(100_000n), credited: usd(50_000n) })).toMatchObject({ saves: usd(2_000n) })
})

describe('tax', () => {
  const taxed = { total: usd(110_000n), tax: usd(10_000n), balance: usd(110_000n) }
  test.each([
    ['on_early_payment', 2_200n, 200n],
    ['never', 2_000n, 0n],
    ['always', 2_000n, 0n],
  ] as const)('%s: saves %s, of which tax %s', (taxHandling, saves, tax) => {
    expect(offer({ ...taxed, taxHandling })?.saves).toEqual(usd(saves))
    expect(discountOnTax(usd(saves), { ...taxed, taxHandling })).toEqual(usd(tax))
  })
})

test.each([
  ['the exact sum', 147_000n, 3_000n],
  ['a little more than asked', 148_000n, 2_000n],
  ['all of it', 150_000n, 0n],
  ['a part', 146_999n, 0n],
])('%s is promised %s', (_what, asked, promised) =>
  expect(promisedDiscount(offer(), usd(150_000n), usd(asked))).toEqual(usd(promised)),
)

test('what is granted is never more than is left, with its share of tax', () => {
  const promised = { amount: usd(2_200n), tax: usd(200n) }
  expect(grantedDiscount(promised, usd(5_000n))).toEqual(promised)
  expect(grantedDiscount(promised, usd(1_100n))).toEqual({ amount: usd(1_100n), tax: usd(100n) })
  expect(grantedDiscount(promised, usd(0n))).toBeNull()
})

test('it is put on record how it came about', () => {
  const terms = { bps: 250n, until }
  expect(discountWords({ amount: usd(2_200n), tax: usd(200n) }, terms, 'en-US')).toBe(
    '2.5 % for payment begun by 5 March 2027; $20.00 of it net, $2.00 tax',
  )
  expect(discountWords({ amount: usd(2_000n), tax: usd(0n) }, terms, 'en-US')).toContain('tax stays as invoiced')
})
