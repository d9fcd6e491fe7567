import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, exponentOf } from './currency.ts'
import {
  addMoney,
  allocate,
  compareMoney,
  divideHalfUp,
  formatMoney,
  isReasonableAmount,
  minMoney,
  money,
  negateMoney,
  parseMoney,
  subtractMoney,
  sumMoney,
  toDecimalString,
  zero,
} from './money.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const anyMinor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const anyCurrency = fc.constantFrom(...currencies)

describe('arithmetic', () => {
  test('adding and subtracting the same amount changes nothing', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, (a, b) => {
        expect(subtractMoney(addMoney(usd(a), usd(b)), usd(b))).toEqual(usd(a))
      }),
    )
  })

  test('the sum of no amounts is zero', () => expect(sumMoney([], 'JPY')).toEqual(zero('JPY')))

  test('amounts of two currencies are never added, compared or summed', () => {
    const euro = money(1n, 'EUR')
    expect(() => addMoney(usd(1n), euro)).toThrow(RangeError)
    expect(() => compareMoney(usd(1n), euro)).toThrow(RangeError)
    expect(() => sumMoney([euro], 'USD')).toThrow(RangeError)
  })

  test('an amount of no known currency cannot be made', () => expect(() => money(1n, 'XAU')).toThrow(RangeError))

  test('the smaller of two is found on either side', () => {
    expect(minMoney(usd(1n), usd(2n))).toEqual(usd(1n))
    expect(minMoney(usd(2n), usd(1n))).toEqual(usd(1n))
  })

  test.each([
    [10n ** 15n, true],
    [10n ** 15n + 1n, false],
    [-(10n ** 15n) - 1n, false],
  ])('%s minor units are reasonable: %s', (minor, expected) => expect(isReasonableAmount(usd(minor))).toBe(expected))
})

describe('divideHalfUp', () => {
  test.each([
    ['a half goes up', 5n, 2n, 3n],
    ['below a half goes down', 7n, 5n, 1n],
    ['a negative half goes away from zero', -5n, 2n, -3n],
    ['nothing stays nothing', 0n, 7n, 0n],
  ])('%s', (_rule, n, d, expected) => expect(divideHalfUp(n, d)).toBe(expected))

  test('is never off by more than half a unit, and mirrors its negative', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (n, d) => {
        const error = 2n * (divideHalfUp(n, d) * d - n)
        expect(error <= d && error >= -d).toBe(true)
        expect(divideHalfUp(-n, d)).toBe(-divideHalfUp(n, d))
      }),
    )
  })

  test('refuses to divide by zero or less', () => expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError))
})

describe('allocate', () => {
  const anyWeights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 })
    .filter((weights) => weights.some((weight) => weight > 0n))

  test('the parts sum to the whole, keep its sign, and stay within one unit of their share', () => {
    fc.assert(
      fc.property(anyMinor, anyWeights, (minor, weights) => {
        const parts = allocate(usd(minor), weights)
        const weightSum = weights.reduce((a, b) => a + b, 0n)
        expect(sumMoney(parts, 'USD')).toEqual(usd(minor))
        parts.forEach((part, row) => {
          const distance = part.minor * weightSum - minor * (weights[row] ?? 0n)
          expect(distance < weightSum && distance > -weightSum).toBe(true)
          expect(part.minor === 0n || part.minor < 0n === minor < 0n).toBe(true)
        })
        expect(allocate(usd(-minor), weights)).toEqual(parts.map(negateMoney))
      }),
    )
  })

  test('100.00 in three equal parts gives the odd cent to the first', () =>
    expect(allocate(usd(10_000n), [1n, 1n, 1n]).map(({ minor }) => minor)).toEqual([3_334n, 3_333n, 3_333n]))

  test('a row of weight zero gets nothing', () =>
    expect(allocate(usd(5n), [0n, 1n]).map(({ minor }) => minor)).toEqual([0n, 5n]))

  test.each([
    ['no weights at all', []],
    ['weights that are all zero', [0n, 0n]],
    ['a negative weight', [1n, -1n]],
  ])('refuses %s', (_rule, weights) => expect(() => allocate(usd(1n), weights)).toThrow(RangeError))
})

describe('text', () => {
  test('every amount of every currency survives the way to text and back', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        const amount = money(minor, currency)
        expect(parseMoney(toDecimalString(amount), currency)).toEqual({ ok: true, value: amount })
      }),
    )
  })

  test.each([
    [1_250n, 'USD', '12.50'],
    [-5n, 'USD', '-0.05'],
    [7n, 'JPY', '7'],
    [1_234n, 'KWD', '1.234'],
    [0n, 'CLF', '0.0000'],
  ])('%s of %s reads %s', (minor, currency, text) => expect(toDecimalString(money(minor, currency))).toBe(text))

  test.each([
    ['12.5', 'USD', { ok: true, value: usd(1_250n) }],
    ['12.505', 'USD', { ok: false, reason: 'too_precise' }],
    ['1.5', 'JPY', { ok: false, reason: 'too_precise' }],
    ['99999999999999999999', 'USD', { ok: false, reason: 'unreasonable' }],
    ['1,250.00', 'USD', { ok: false, reason: 'not_a_number' }],
    ['1e3', 'USD', { ok: false, reason: 'not_a_number' }],
    ['', 'USD', { ok: false, reason: 'not_a_number' }],
    ['.5', 'USD', { ok: false, reason: 'not_a_number' }],
  ])('%j of %s is read or refused with its reason', (text, currency, expected) =>
    expect(parseMoney(text, currency)).toEqual(expected),
  )

  test.each([
    ['grouped for an American', 123_450n, 'USD', 'en-US', '$1,234.50'],
    ['with comma and trailing sign for a German', 123_450n, 'EUR', 'de-DE', '1.234,50 €'],
    ['without decimals where there are none', 1_235n, 'JPY', 'en-US', '¥1,235'],
    ['with all decimals that are owed', 1_234n, 'IQD', 'en-US', 'IQD 1.234'],
    ['exactly, where a float would round', 12_345_678_901_234_567_891n, 'USD', 'en-US', '$123,456,789,012,345,678.91'],
    ['negative', -5n, 'USD', 'en-US', '-$0.05'],
  ])('is written %s', (_rule, minor, currency, locale, expected) =>
    expect(formatMoney(money(minor, currency), locale).replaceAll('\u00a0', ' ')).toBe(expected),
  )

  test('every currency can be written with its own decimals', () => {
    for (const currency of currencies) {
      const digits = formatMoney(money(1n, currency)).replace(/[^\d]/g, '')
      expect([currency, digits.length]).toEqual([currency, exponentOf(currency) + 1])
    }
  })
})
