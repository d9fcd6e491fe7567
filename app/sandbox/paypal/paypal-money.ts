import { unprocessable } from './paypal-error.ts'

/** As on the wire: `value` is a decimal string. */
export interface PayPalMoney {
  currency_code: string
  value: string
}

const SUPPORTED = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS JPY MXN MYR NOK NZD PHP PLN SEK SGD THB TWD USD'.split(' '),
)
const WITHOUT_DECIMALS = new Set(['HUF', 'JPY', 'TWD'])

const decimals = (currency: string) => (WITHOUT_DECIMALS.has(currency) ? 0 : 2)

/**
 * Minor units of a positive amount; HUF, JPY and TWD have none, all others two decimals.
 * Throws PayPalError. Source: developer.paypal.com/api/rest/reference/currency-codes
 */
export function minorUnits({ currency_code: currency, value }: PayPalMoney, field: string): bigint {
  const refuse = (issue: string, description: string) =>
    unprocessable(issue, description, { field, value, location: 'body' })
  if (!SUPPORTED.has(currency)) throw refuse('CURRENCY_NOT_SUPPORTED', 'Currency code is not supported.')
  const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(value)
  const whole = parts?.[1] ?? ''
  const fraction = parts?.[2] ?? ''
  if (!parts || value.startsWith('-')) throw refuse('CANNOT_BE_ZERO_OR_NEGATIVE', 'Must be greater than zero.')
  if (fraction.length > 0 && decimals(currency) === 0) {
    throw refuse('DECIMALS_NOT_SUPPORTED', 'Currency does not support decimals.')
  }
  if (fraction.length > 2)
    throw refuse(
      'DECIMAL_PRECISION',
      'If the currency supports decimals, only two decimal place precision is supported.',
    )
  const minor = BigInt(whole + fraction.padEnd(decimals(currency), '0'))
  if (minor <= 0n) throw refuse('CANNOT_BE_ZERO_OR_NEGATIVE', 'Must be greater than zero.')
  return minor
}

export function money(minor: bigint, currency: string): PayPalMoney {
  const places = decimals(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(places + 1, '0')
  const value = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return { currency_code: currency, value: minor < 0n ? `-${value}` : value }
}

/** 3.49 % and 49 hundredths, rounded half up. Source: paypal.com/us/webapps/mpp/merchant-fees */
export function paypalFee(minor: bigint, currency: string): bigint {
  const fixed = decimals(currency) === 0 ? 0n : 49n
  const fee = (minor * 349n + 5_000n) / 10_000n + fixed
  return fee < minor ? fee : minor
}
