import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minorUnits, money, paypalFee } from './paypal-money.ts'

test.each([
  ['USD', '12.34', 1_234n],
  ['USD', '12', 1_200n],
  ['USD', '12.3', 1_230n],
  ['JPY', '1200', 1_200n],
  ['HUF', '5', 5n],
])('%s %s', (currency_code, value, minor) => expect(minorUnits({ currency_code, value }, '/amount')).toBe(minor))

test.each([
  ['USD', '1.234', 'DECIMAL_PRECISION'],
  ['JPY', '1.5', 'DECIMALS_NOT_SUPPORTED'],
  ['USD', '0.00', 'CANNOT_BE_ZERO_OR_NEGATIVE'],
  ['USD', '-1.00', 'CANNOT_BE_ZERO_OR_NEGATIVE'],
  ['XAU', '1.00', 'CURRENCY_NOT_SUPPORTED'],
])('%s %s is refused', (currency_code, value, issue) =>
  expect(() => minorUnits({ currency_code, value }, '/amount')).toThrowError(
    expect.objectContaining({ details: [expect.objectContaining({ issue })] }),
  ),
)

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.constantFrom('USD', 'JPY', 'EUR'), (minor, currency) => {
      expect(minorUnits(money(minor, currency), '/amount')).toBe(minor)
      expect(paypalFee(minor, currency)).toBeLessThanOrEqual(minor)
    }),
  )
})
