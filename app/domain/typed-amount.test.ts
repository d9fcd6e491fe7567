import { expect, test } from 'vitest'
import { parseTypedAmount } from './typed-amount.ts'

test.each([
  ['1234.50', 'USD', 123_450n],
  ['1,234.50', 'USD', 123_450n],
  ['$1,234.5', 'USD', 123_450n],
  ['1.234,50', 'EUR', 123_450n],
  ['1 234,50 €', 'EUR', 123_450n],
  ['1’234.50', 'CHF', 123_450n],
  ['1,234', 'USD', 123_400n],
  ['1.234.567', 'EUR', 123_456_700n],
  ['1,234,567.89', 'USD', 123_456_789n],
  ['0,5', 'EUR', 50n],
  ['1.234', 'KWD', 1_234n],
  ['1,234', 'KWD', 1_234_000n],
  ['1200', 'JPY', 1_200n],
  ['-5', 'USD', -500n],
  [' 2041 ', 'USD', 204_100n],
])('%s in %s', (text, currency, minor) =>
  expect(parseTypedAmount(text, currency)).toEqual({ ok: true, value: { minor, currency } }),
)

test.each([
  ['', 'USD', 'not_a_number'],
  ['abc', 'USD', 'not_a_number'],
  ['12x4', 'USD', 'not_a_number'],
  ['1.5.2', 'USD', 'not_a_number'],
  ['12.3456', 'USD', 'too_precise'],
  ['1.5', 'JPY', 'too_precise'],
  ['99999999999999999999', 'USD', 'too_large'],
])('%j in %s is refused', (text, currency, reason) =>
  expect(parseTypedAmount(text, currency)).toEqual({ ok: false, reason }),
)
