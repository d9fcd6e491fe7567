import { divideHalfUp, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'

/** A tax rate in parts of a million: 8.875 % is 88 750n. */
export type RatePpm = bigint

/**
 * Splits a gross sum by one tax rate, so that both parts make it up to the minor unit. Rounding: the net half up, the tax is
 * the rest.
 */
export function netAndTax(gross: Money, rate: RatePpm): { net: Money; tax: Money } {
  const net = { ...gross, minor: divideHalfUp(gross.minor * 1_000_000n, 1_000_000n + rate) }
  return { net, tax: subtractMoney(gross, net) }
}
