import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencies, exponentOf } from '#app/domain/currency.ts'
import { allocate, parseMoney, sumMoney, toDecimalString, type Money } from '#app/domain/money.ts'
import { fromPaypalAmount, toPaypalAmount } from './paypal-amount.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts'

// Typed from docs.stripe.com/currencies, so that our own table is not judged by itself.
const zeroDecimals = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const threeDecimals = new Set('BHD JOD KWD OMR TND'.split(' '))
// And from developer.paypal.com/api/rest/reference/currency-codes.
const paypalTakes = 'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'
const paypalWhole = new Set(['HUF', 'JPY', 'TWD'])

/** What nobody bills in, or Stripe does not take: units of account and currencies of four decimals. */
const strangers = new Set('BOV CHE CHW CLF COU IQD LYD MXV USN UYI UYW'.split(' '))
const stripeTakes = currencies.filter((currency) => !strangers.has(currency))

const minor = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 200_000n }))
const amountIn = (codes: readonly string[]) => fc.record({ minor, currency: fc.constantFrom(...codes) })
/** An amount as so many ten-thousandths of one unit, from any decimal text. */
const exact = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(4, '0'))
}
const orRefused = <T>(tell: () => T): T | null => {
  try {
    return tell()
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return null
  }
}
const runs = { numRuns: 5_000 }

test('P21: every amount of every currency reaches Stripe as the same value and comes back, or is refused, never rounded', () => {
  const told = (amount: Money) => {
    const decimals = zeroDecimals.has(amount.currency) ? 0 : threeDecimals.has(amount.currency) ? 3 : 2
    const sent = orRefused(() => toStripeAmount(amount))
    if (sent === null) return false
    expect(Number.isSafeInteger(sent)).toBe(true)
    expect(BigInt(sent) * 10n ** BigInt(4 - decimals)).toBe(exact(toDecimalString(amount)))
    expect(fromStripeAmount(sent, amount.currency.toLowerCase())).toEqual(amount)
    return true
  }
  fc.assert(
    fc.property(amountIn(stripeTakes), (amount) => void told(amount)),
    runs,
  )
  // What Stripe takes at all (eight digits, three decimals that end in 0, whole ariary) is never refused.
  for (const currency of stripeTakes) {
    const step = threeDecimals.has(currency) ? 10n : currency === 'MGA' ? 100n : 1n
    for (const n of [1n, 7n, 99n, 12_345n, 999_999n])
      expect([currency, told({ minor: n * step, currency })]).toContain(true)
  }
})

test('P21: every amount PayPal takes reaches it as the same value and comes back, or is refused, never rounded', () => {
  const codes = paypalTakes.split(' ')
  const told = (amount: Money) => {
    const sent = orRefused(() => toPaypalAmount(amount))
    if (sent === null) return false
    expect(sent.value).toMatch(paypalWhole.has(amount.currency) ? /^\d+$/ : /^\d+\.\d\d$/)
    expect(exact(sent.value)).toBe(exact(toDecimalString(amount)))
    expect(fromPaypalAmount(sent)).toEqual(amount)
    return true
  }
  fc.assert(
    fc.property(amountIn(codes), (amount) => void told(amount)),
    runs,
  )
  for (const currency of codes) {
    const step = paypalWhole.has(currency) ? 10n ** BigInt(exponentOf(currency)) : 1n
    for (const n of [1n, 7n, 99n, 12_345n, 999_999n])
      expect([currency, told({ minor: n * step, currency })]).toContain(true)
  }
})

test('P21: an amount written and read again is the same, in every currency', () => {
  fc.assert(
    fc.property(amountIn(currencies), (amount) => {
      expect(parseMoney(toDecimalString(amount), amount.currency)).toEqual({ ok: true, value: amount })
    }),
    runs,
  )
})

test('P21: what is split sums to the whole, and no part is more than one unit from its fair share', () => {
  const thirds = allocate({ minor: 10_000n, currency: 'USD' }, [1n, 1n, 1n])
  expect(thirds.map((part) => part.minor)).toEqual([3_334n, 3_333n, 3_333n])
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 24 })
  fc.assert(
    fc.property(
      amountIn(currencies),
      weights.filter((all) => all.some((weight) => weight > 0n)),
      (total, all) => {
        const parts = allocate(total, all)
        expect(sumMoney(parts, total.currency)).toEqual(total)
        const whole = all.reduce((sum, weight) => sum + weight, 0n)
        parts.forEach((part, row) => {
          const distance = part.minor * whole - total.minor * (all[row] ?? 0n)
          expect(distance < whole && distance > -whole).toBe(true)
        })
      },
    ),
    runs,
  )
})
