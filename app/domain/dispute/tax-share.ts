import { divideHalfUp, isPositive, subtractMoney } from '../money.ts'
import type { Money } from '../money.ts'

/**
 * What of a part of an invoice is net and what is tax, in the proportion of the whole: both make the part up to the minor
 * unit. Rounding: the tax half up, the net is the rest.
 */
export function taxShare(
  part: Money,
  whole: { readonly total: Money; readonly tax: Money },
): { net: Money; tax: Money } {
  const minor = isPositive(whole.total) ? divideHalfUp(part.minor * whole.tax.minor, whole.total.minor) : 0n
  const tax = { ...part, minor }
  return { net: subtractMoney(part, tax), tax }
}
