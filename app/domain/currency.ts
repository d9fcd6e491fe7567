import currencyCodes from 'currency-codes'

// ISO 4217 gives these no minor unit ("N.A."): metals, funds, test codes. The package writes 0 for them, which would make them look payable.
const withoutMinorUnit = new Set('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' '))

const exponents = new Map(
  currencyCodes.data.filter(({ code }) => !withoutMinorUnit.has(code)).map(({ code, digits }) => [code, digits]),
)

/** True for an upper-case ISO 4217 code that people can be billed in. */
export const isCurrency = (code: string): boolean => exponents.has(code)

/**
 * Decimal places of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD, 4 for CLF.
 * Errors: RangeError for an unknown code and for codes without a minor unit (XAU, XXX …).
 * Source: ISO 4217 list one, by way of the package `currency-codes`.
 */
export function exponentOf(code: string): number {
  const exponent = exponents.get(code)
  if (exponent === undefined) throw new RangeError(`not a currency: ${JSON.stringify(code)}`)
  return exponent
}

/** Every code that `isCurrency` accepts, in alphabetical order. */
export const currencies: readonly string[] = [...exponents.keys()].sort()
