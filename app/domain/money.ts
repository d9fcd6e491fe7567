import { exponentOf } from './currency.ts'
import { remember } from './remember.ts'
import { ok, refuse } from './result.ts'
import type { Result } from './result.ts'

/** An amount in minor units (cents) of an ISO 4217 currency. Negative amounts are credits and reversals. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

/** Errors: RangeError for an unknown currency. */
export function money(minor: bigint, currency: string): Money {
  exponentOf(currency)
  return { minor, currency }
}

export const zero = (currency: string): Money => money(0n, currency)

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new RangeError(`mixed currencies: ${a.currency} and ${b.currency}`)
  return a.currency
}

/** Errors: RangeError when the currencies differ. So for every function of two amounts below. */
export const addMoney = (a: Money, b: Money): Money => ({ currency: sameCurrency(a, b), minor: a.minor + b.minor })

export const subtractMoney = (a: Money, b: Money): Money => ({ currency: sameCurrency(a, b), minor: a.minor - b.minor })

export const negateMoney = (a: Money): Money => ({ ...a, minor: -a.minor })

/** The sum of no amounts is zero, which is why the currency is named. */
export const sumMoney = (amounts: readonly Money[], currency: string): Money => amounts.reduce(addMoney, zero(currency))

export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b)
  if (a.minor === b.minor) return 0
  return a.minor < b.minor ? -1 : 1
}

export const minMoney = (a: Money, b: Money): Money => (compareMoney(a, b) <= 0 ? a : b)

export const equalMoney = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor

export const isPositive = (a: Money): boolean => a.minor > 0n

export const isZero = (a: Money): boolean => a.minor === 0n

const largestReasonable = 10n ** 15n

/** False beyond ±10^15 minor units: surely a typing error, and far inside what PostgreSQL's bigint can sum. */
export const isReasonableAmount = ({ minor }: Money): boolean =>
  minor <= largestReasonable && minor >= -largestReasonable

/**
 * n / d rounded to the nearest whole number, halves away from zero, so that a reversal mirrors its original exactly.
 * Errors: RangeError unless d is positive.
 */
export function divideHalfUp(n: bigint, d: bigint): bigint {
  if (d <= 0n) throw new RangeError('divideHalfUp: the divisor must be positive')
  const magnitude = (2n * (n < 0n ? -n : n) + d) / (2n * d)
  return n < 0n ? -magnitude : magnitude
}

/**
 * Splits `total` in proportion to `weights` without losing a minor unit: the parts sum to the total.
 * Rounding: towards zero, then one unit each to the largest remainders, earlier rows first among equals.
 * Errors: RangeError for a negative weight or when no weight is positive.
 */
export function allocate(total: Money, weights: readonly bigint[]): Money[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n)
  if (weights.some((weight) => weight < 0n) || weightSum === 0n) {
    throw new RangeError('allocate: weights must not be negative, and one must be positive')
  }
  const sign = total.minor < 0n ? -1n : 1n
  const magnitude = total.minor * sign
  const shares = weights.map((weight, row) => ({
    row,
    part: (magnitude * weight) / weightSum,
    remainder: (magnitude * weight) % weightSum,
  }))
  let left = shares.reduce((rest, { part }) => rest - part, magnitude)
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.row - b.row : a.remainder > b.remainder ? -1 : 1,
  )
  for (const share of byRemainder) {
    if (left === 0n) break
    share.part += 1n
    left -= 1n
  }
  return shares.map(({ part }) => ({ ...total, minor: part * sign }))
}

/** The canonical form of the wire and of provider formats: "12.50", "-0.05", "7" for JPY. No grouping, no currency. */
export function toDecimalString({ minor, currency }: Money): string {
  const exponent = exponentOf(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const fraction = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${minor < 0n ? '-' : ''}${whole}${fraction}`
}

/**
 * Reads what `toDecimalString` writes; fewer decimals are fine ("12.5"), more than the currency has are refused.
 * People's own notations (1.234,50 €) are the import's business, not this one's.
 */
export function parseMoney(
  text: string,
  currency: string,
): Result<Money, 'not_a_number' | 'too_precise' | 'unreasonable'> {
  const exponent = exponentOf(currency)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return refuse('not_a_number')
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > exponent) return refuse('too_precise')
  const minor = BigInt(whole + fraction.padEnd(exponent, '0'))
  const amount = { minor: sign ? -minor : minor, currency }
  return isReasonableAmount(amount) ? ok(amount) : refuse('unreasonable')
}

const formatFor = remember(
  (locale: string, currency: string) => `${locale} ${currency}`,
  (locale, currency) => {
    // ISO's decimal places, not CLDR's everyday ones: 1.234 IQD are owed, not 1.
    const digits = exponentOf(currency)
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...places })
  },
)

/** The amount as a person of that locale writes it: "$1,234.50", "1.234,50 €". Exact at any size: no float on the way. */
export const formatMoney = (amount: Money, locale = 'en-US'): string =>
  formatFor(locale, amount.currency).format(toDecimalString(amount) as Intl.StringNumericLiteral)
