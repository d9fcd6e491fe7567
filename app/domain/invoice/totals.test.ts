import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, money, negateMoney, sumMoney } from '../money.ts'
import { invoiceTotals, isQuantity, isTaxRate, lineTotals } from './totals.ts'

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
