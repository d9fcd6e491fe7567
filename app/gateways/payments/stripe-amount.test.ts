import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromPaypalAmount, toPaypalAmount } from './paypal-amount.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts'

const whole = fc.bigInt({ min: 1n, max: 99_999_999n })

test.each([
  ['USD', 1n],
  ['JPY', 1n],
  ['KWD', 10n],
  ['ISK', 1n],
  ['UGX', 1n],
  ['HUF', 1n],
  ['MGA', 100n],
])('every %s amount survives the way to Stripe and back', (currency, step) => {
  fc.assert(
    fc.property(whole, (n) => {
      const amount = { minor: n * step, currency }
      expect(fromStripeAmount(toStripeAmount(amount), currency.toLowerCase())).toEqual(amount)
    }),
  )
})

test.each([
  ['USD', 1n],
  ['JPY', 1n],
  ['HUF', 100n],
  ['TWD', 100n],
  ['EUR', 1n],
])('every %s amount survives the way to PayPal and back', (currency, step) => {
  fc.assert(
    fc.property(whole, (n) => {
      const amount = { minor: n * step, currency }
      expect(fromPaypalAmount(toPaypalAmount(amount))).toEqual(amount)
    }),
  )
})

test.each([
  ['12.50 USD', { minor: 1250n, currency: 'USD' }, '12.50'],
  ['five cents', { minor: 5n, currency: 'USD' }, '0.05'],
  ['yen have no decimals', { minor: 1250n, currency: 'JPY' }, '1250'],
  ['forints neither, at PayPal', { minor: 125_000n, currency: 'HUF' }, '1250'],
])('PayPal is told %s', (_name, amount, value) => expect(toPaypalAmount(amount).value).toBe(value))

test('krónur go to Stripe with two zeros', () => expect(toStripeAmount({ minor: 500n, currency: 'ISK' })).toBe(50_000))

test('what a provider cannot express is refused, not rounded', () => {
  expect(() => toStripeAmount({ minor: 1_005n, currency: 'KWD' })).toThrow(RangeError)
  expect(() => toPaypalAmount({ minor: 1_250n, currency: 'HUF' })).toThrow(RangeError)
  expect(() => fromPaypalAmount({ currency_code: 'USD', value: '-5.00' })).toThrow(RangeError)
})
