import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDecimalString } from '../money.ts'
import { createDecimalMarkDetector } from './detect-decimal-mark.ts'
import { markEvidence, parseAmount } from './parse-amount.ts'
import type { DecimalMark } from './parse-amount.ts'

const read = (text: string, mark: DecimalMark = '.', currency = 'USD') => {
  const amount = parseAmount(text, mark, currency)
  return amount.ok ? `${toDecimalString(amount.value)} ${amount.value.currency}` : amount.reason
}

test.each([
  ['1234.5', '1234.50 USD'],
  ['1,234.50', '1234.50 USD'],
  ['1,234,567', '1234567.00 USD'],
  ['12,34,567.80', '1234567.80 USD'],
  ["1'234.50", '1234.50 USD'],
  ['1’234.50', '1234.50 USD'],
  ['1 234.50', '1234.50 USD'],
  ['1\u00A0234.50', '1234.50 USD'],
  ['1\u202F234.50', '1234.50 USD'],
  ['.5', '0.50 USD'],
  ['1580.9400', '1580.94 USD'],
  ['$1,234.50', '1234.50 USD'],
  ['$ 1,234.50', '1234.50 USD'],
  ['USD 1234.50', '1234.50 USD'],
  ['1234.50 usd', '1234.50 USD'],
  ['€12.00', '12.00 EUR'],
  ['CA$12.00', '12.00 CAD'],
  ['CHF 1’234.–', '1234.00 CHF'],
  ['Fr. 1’234.--', '1234.00 CHF'],
  ['¥1,200', '1200 JPY'],
  ['(250.00)', '-250.00 USD'],
  ['$(250.00)', '-250.00 USD'],
  ['($250.00)', '-250.00 USD'],
  ['-$250.00', '-250.00 USD'],
  ['$-250.00', '-250.00 USD'],
  ['250.00-', '-250.00 USD'],
  ['−250.00', '-250.00 USD'],
  ['250.00 CR', '-250.00 USD'],
  ['１２.５０', '12.50 USD'],
  ['1.234', 'too_precise'],
  ['12345678901234567890', 'too_large'],
  ['9999999999999999', 'too_large'],
  ['XXZ 12', 'unknown_currency'],
  ['12 pieces', 'not_a_number'],
  ['12.3.4', 'not_a_number'],
  ['1,23', 'not_a_number'],
  ['12,3456', 'not_a_number'],
  ["1,234'567", 'not_a_number'],
  ['--5', 'not_a_number'],
  ['(-5)', 'not_a_number'],
  ['1e5', 'not_a_number'],
  ['5%', 'not_a_number'],
  ['', 'not_a_number'],
  ['=1+1', 'not_a_number'],
])('with a decimal point, %j is %s', (text, expected) => expect(read(text)).toBe(expected))

test.each([
  ['1.234,50 €', '1234.50 EUR'],
  ['1 234,50', '1234.50 EUR'],
  ['1234,5', '1234.50 EUR'],
  ['1.234', '1234.00 EUR'],
  ['12,-', '12.00 EUR'],
  ['-12,50', '-12.50 EUR'],
  ['12.50', 'not_a_number'],
  ['1,234', 'too_precise'],
])('with a decimal comma, %j is %s', (text, expected) => expect(read(text, ',', 'EUR')).toBe(expected))

test('a shared sign means the currency of the file', () => {
  expect(read('$12.00', '.', 'CAD')).toBe('12.00 CAD')
  expect(read('$12.00', '.', 'EUR')).toBe('12.00 USD')
  expect(read('12 kr', '.', 'NOK')).toBe('12.00 NOK')
  expect(read('1.234', '.', 'KWD')).toBe('1.234 KWD')
})

test('what we print is what we read, in either notation', () => {
  const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
  fc.assert(
    fc.property(minor, fc.constantFrom('USD', 'JPY', 'KWD'), (amount, currency) => {
      const text = toDecimalString({ minor: amount, currency })
      expect(parseAmount(text, '.', currency)).toEqual({ ok: true, value: { minor: amount, currency } })
      expect(parseAmount(text.replace('.', ','), ',', currency)).toEqual({
        ok: true,
        value: { minor: amount, currency },
      })
    }),
  )
})

test('no text breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (text) => {
      parseAmount(text, ',', 'EUR')
      markEvidence(text)
    }),
  )
})

test.each([
  ['a point by its two decimals', ['1234', '12.50'], '.'],
  ['a comma by its two decimals', ['1234', '12,50'], ','],
  ['the last of two marks', ['1.234,50'], ','],
  ['a repeated mark groups', ['1.234.567'], ','],
  ['thousands only, as the currency has two decimals', ['1,234', '2,500'], '.'],
  ['German thousands only', ['1.234', '2.500'], ','],
  ['no mark at all', ['12', '13'], '.'],
  ['both ways: ask', ['12.50', '12,50'], 'ask'],
  ['one slip in many is a slip', [...Array<string>(30).fill('12.50'), '1,5'], '.'],
  ['"1,234" and "1.234" together: ask', ['1,234', '1.234'], 'ask'],
])('decimal mark: %s', (_rule, cells, expected) => {
  const detector = createDecimalMarkDetector()
  cells.forEach((cell) => detector.observe(cell))
  expect(detector.verdict(2)).toBe(expected)
})

test('with three decimals in the currency, "1,234" could be either', () => {
  const detector = createDecimalMarkDetector()
  detector.observe('1,234')
  expect(detector.verdict(3)).toBe('ask')
})
