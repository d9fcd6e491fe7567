import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { currencies, exponentOf, isCurrency } from './currency.ts'

test.each([
  ['a currency without minor units has none', 'JPY', 0],
  ['the usual two decimals', 'USD', 2],
  ['three decimals of the dinars', 'KWD', 3],
  ['four decimals of the Unidad de Fomento', 'CLF', 4],
  ['the CFA franc is money although its code starts with X', 'XOF', 0],
])('%s', (_rule, code, exponent) => expect(exponentOf(code)).toBe(exponent))

test.each(['XAU', 'XXX', 'XTS', 'XDR', 'usd', '', 'ABC', 'constructor'])('%j is no currency to bill in', (code) => {
  expect(isCurrency(code)).toBe(false)
  expect(() => exponentOf(code)).toThrow(RangeError)
})

test('codes, exponents and the codes without minor unit agree with the published ISO 4217 list', () => {
  const xml = readFileSync(createRequire(import.meta.url).resolve('currency-codes/iso-4217-list-one.xml'), 'utf8')
  const rows = [...xml.matchAll(/<Ccy>(\w{3})<\/Ccy>[\s\S]*?<CcyMnrUnts>([^<]+)<\/CcyMnrUnts>/g)]
  const published = new Map(rows.map(([, code = '', units = '']) => [code, units]))
  expect(published.size).toBeGreaterThan(170)
  for (const [code, units] of published) {
    expect([code, isCurrency(code) ? String(exponentOf(code)) : 'N.A.']).toEqual([code, units])
  }
  expect(currencies.every((code) => published.has(code))).toBe(true)
})
