import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, money, negateMoney, sumMoney } from '../money.ts'
import { invoiceTotals, isQuantity, isTaxRate, taxByRate } from './totals.ts'
import type { LineInput } from './totals.ts'

/** Amount and tax of one line alone. */
function lineTotals(line: LineInput, currency: string) {
  const [only] = invoiceTotals([line], currency).lines
  if (!only) throw new Error('no line')
  return only
}

const line = (quantity: string, unitAmount: bigint, taxRate = '0') => ({ quantity, unitAmount, taxRate })
const anyLine = fc.record({
  quantity: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n / 1_000).toFixed(3)),
  unitAmount: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
  taxRate: fc.integer({ min: 0, max: 100_000 }).map((n) => (n / 1_000).toFixed(3)),
})

describe('a line', () => {
  test.each([
    ['is quantity times price', line('3', 1_000n), 3_000n, 0n],
    ['takes parts of an hour', line('2.5', 8_000n), 20_000n, 0n],
    ['rounds half a cent up', line('0.5', 1n), 1n, 0n],
    ['rounds below half a cent down', line('0.499999', 1n), 0n, 0n],
    ['rounds a returned half cent the same way', line('-0.5', 1n), -1n, 0n],
    ['carries its tax on top', line('1', 10_000n, '8.875'), 10_000n, 888n],
    ['is taxed on the rounded amount', line('0.333333', 100n, '19'), 33n, 6n],
    ['knows no float: 0.1 × 3 is exactly 0.3', line('0.1', 30n), 3n, 0n],
  ])('%s', (_rule, input, amount, tax) =>
    expect(lineTotals(input, 'USD')).toEqual({ amount: money(amount, 'USD'), tax: money(tax, 'USD') }),
  )

  test('a credited line is the mirror of the line', () => {
    fc.assert(
      fc.property(anyLine, (input) => {
        const { amount, tax } = lineTotals(input, 'USD')
        const mirrored = lineTotals({ ...input, unitAmount: -input.unitAmount }, 'USD')
        expect(mirrored).toEqual({ amount: negateMoney(amount), tax: negateMoney(tax) })
      }),
    )
  })
})

test('what the lines show sums to what the invoice shows', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
      const totals = invoiceTotals(lines, 'EUR')
      expect(totals.lines).toHaveLength(lines.length)
      expect(
        sumMoney(
          totals.lines.map(({ amount }) => amount),
          'EUR',
        ),
      ).toEqual(totals.subtotal)
      expect(
        sumMoney(
          totals.lines.map(({ tax }) => tax),
          'EUR',
        ),
      ).toEqual(totals.tax)
      expect(addMoney(totals.subtotal, totals.tax)).toEqual(totals.total)
    }),
  )
})

const anyPricing = fc.record({ taxInclusive: fc.boolean(), rebateBps: fc.integer({ min: 0, max: 10_000 }) })
const anyDiscounted = fc.tuple(anyLine, fc.integer({ min: 0, max: 10_000 })).map(([each, discountBps]) => ({
  ...each,
  discountBps,
}))
const sumOf = (lines: readonly { amount: { minor: bigint }; tax: { minor: bigint } }[]) =>
  lines.reduce((sum, { amount, tax }) => sum + amount.minor + tax.minor, 0n)

test('with discounts, a rebate and either kind of price, the lines still sum to the total', () => {
  fc.assert(
    fc.property(fc.array(anyDiscounted, { maxLength: 20 }), anyPricing, (lines, pricing) => {
      const totals = invoiceTotals(lines, 'EUR', pricing)
      expect(sumOf(totals.lines)).toBe(totals.total.minor)
      const rates = taxByRate(totals.lines.map((each, i) => ({ ...each, taxRate: lines[i]?.taxRate ?? '0' })))
      expect(rates.reduce((sum, { net, tax }) => sum + net.minor + tax.minor, 0n)).toBe(totals.total.minor)
    }),
  )
})

test('prices with tax in them come to those prices less the rebate, whatever the rates', () => {
  fc.assert(
    fc.property(fc.array(anyDiscounted, { maxLength: 20 }), anyPricing, (lines, { rebateBps }) => {
      const whole = invoiceTotals(lines, 'EUR', { taxInclusive: true, rebateBps: 0 })
      const { total, rebate } = invoiceTotals(lines, 'EUR', { taxInclusive: true, rebateBps })
      expect(total.minor + rebate.minor).toBe(whole.total.minor)
    }),
  )
})

describe('discounts and tax in the price', () => {
  const priced = (minor: bigint, taxRate = '0', discountBps = 0) => ({ ...line('1', minor, taxRate), discountBps })
  test.each([
    ['a line discount lowers amount and tax', [priced(10_000n, '20', 1_000)], false, 0, [[9_000n, 1_800n]], 0n],
    ['119.00 with 19 % in it is 100.00 and 19.00', [priced(11_900n, '19')], true, 0, [[10_000n, 1_900n]], 0n],
    ['10.00 with 7 % in it is 9.35 and 0.65', [priced(1_000n, '7')], true, 0, [[935n, 65n]], 0n],
    [
      'a rebate of a cent falls on one line only',
      [priced(33n), priced(33n), priced(34n)],
      false,
      100,
      [
        [33n, 0n],
        [32n, 0n],
        [34n, 0n],
      ],
      1n,
    ],
    [
      'all off is nothing',
      [priced(999n, '20'), priced(1n)],
      false,
      10_000,
      [
        [0n, 0n],
        [0n, 0n],
      ],
      1_000n,
    ],
  ] as const)('%s', (_rule, lines, taxInclusive, rebateBps, expected, rebate) => {
    const totals = invoiceTotals(lines, 'EUR', { taxInclusive, rebateBps })
    expect(totals.lines.map(({ amount, tax }) => [amount.minor, tax.minor])).toEqual(expected)
    expect(totals.rebate.minor).toBe(rebate)
  })

  test('taxes are told apart by rate, "19" and "19.0" being one', () => {
    const lines = [priced(1_000n, '7'), priced(10_000n, '19'), priced(1_000n, '19.0')]
    const { lines: each } = invoiceTotals(lines, 'EUR')
    const rates = taxByRate(each.map((one, i) => ({ ...one, taxRate: lines[i]?.taxRate ?? '' })))
    expect(rates.map(({ rate, net, tax }) => [rate, net.minor, tax.minor])).toEqual([
      ['19', 11_000n, 2_090n],
      ['7', 1_000n, 70n],
    ])
  })

  test.each([-1, 10_001, 0.5])('%s is no discount', (bps) => {
    expect(() => invoiceTotals([priced(1n, '0', bps)], 'EUR')).toThrow(RangeError)
    expect(() => invoiceTotals([], 'EUR', { taxInclusive: false, rebateBps: bps })).toThrow(RangeError)
  })
})

test.each([
  ['1', true],
  ['-2.5', true],
  ['0.000001', true],
  ['0.0000001', false],
  ['1e3', false],
  ['1,5', false],
  ['', false],
  ['9999999999999', false],
])('%j is a quantity: %s', (text, expected) => expect(isQuantity(text)).toBe(expected))

test.each([
  ['0', true],
  ['8.875', true],
  ['100', true],
  ['100.000001', false],
  ['-1', false],
  ['19 %', false],
])('%j is a tax rate: %s', (text, expected) => expect(isTaxRate(text)).toBe(expected))

test('malformed lines are refused with a RangeError', () => {
  expect(() => lineTotals(line('x', 1n), 'USD')).toThrow(RangeError)
  expect(() => lineTotals(line('1', 1n, '101'), 'USD')).toThrow(RangeError)
})
