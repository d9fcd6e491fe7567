import { exponentOf } from '#app/domain/currency.ts'
import { money, type Money } from '#app/domain/money.ts'

// PayPal takes no decimals for these, whatever ISO 4217 says; everything else has exactly two.
const wholeUnits = new Set(['HUF', 'JPY', 'TWD'])

const decimalsOf = (currency: string) => (wholeUnits.has(currency) ? 0 : 2)

/** PayPal's decimal text for an amount. Errors: RangeError when PayPal cannot express it (developer.paypal.com currency codes). */
export function toPaypalAmount({ minor, currency }: Money): { currency_code: string; value: string } {
  const decimals = decimalsOf(currency)
  const exponent = exponentOf(currency)
  const scaled =
    exponent >= decimals
      ? exactDivide(minor, 10n ** BigInt(exponent - decimals), currency)
      : minor * 10n ** BigInt(decimals - exponent)
  const digits = scaled.toString().padStart(decimals + 1, '0')
  const value = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return { currency_code: currency, value }
}

/** The amount behind PayPal's decimal text. Errors: RangeError for a text that is no plain decimal number. */
export function fromPaypalAmount({ currency_code, value }: { currency_code: string; value: string }): Money {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(value)
  if (!match) throw new RangeError(`PayPal sent an amount that is no number: ${value}`)
  const fraction = match[2] ?? ''
  const exponent = exponentOf(currency_code)
  const digits = BigInt(`${match[1] ?? ''}${fraction}`)
  const shift = exponent - fraction.length
  return money(
    shift >= 0 ? digits * 10n ** BigInt(shift) : exactDivide(digits, 10n ** BigInt(-shift), currency_code),
    currency_code,
  )
}

function exactDivide(minor: bigint, by: bigint, currency: string): bigint {
  if (minor % by !== 0n) throw new RangeError(`${currency}: more decimals than PayPal and the currency share`)
  return minor / by
}
