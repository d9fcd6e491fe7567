import { exponentOf } from '#app/domain/currency.ts'
import type { Money } from '#app/domain/money.ts'

// Stripe takes these with two decimals of zeros although ISO 4217 gives them none.
const twoDecimalsOfZeros = new Set(['ISK', 'UGX'])
// Stripe counts these as whole units although ISO 4217 gives them minor units.
const wholeUnits = new Set(['MGA'])

/**
 * Stripe's integer for an amount: ISO minor units but for a few currencies (docs.stripe.com/currencies).
 * Errors: RangeError for an amount Stripe cannot express (three-decimal currencies need a last digit of 0).
 */
export function toStripeAmount({ minor, currency }: Money): number {
  if (twoDecimalsOfZeros.has(currency)) return exactNumber(minor * 100n)
  if (wholeUnits.has(currency)) return exactNumber(exactDivide(minor, 10n ** BigInt(exponentOf(currency)), currency))
  if (exponentOf(currency) === 3 && minor % 10n !== 0n)
    throw new RangeError(`${currency}: the last of three decimals must be 0`)
  return exactNumber(minor)
}

/** JavaScript would round a larger one in silence. */
function exactNumber(amount: bigint): number {
  if (amount > Number.MAX_SAFE_INTEGER) throw new RangeError(`Stripe takes no amount as large as ${amount}`)
  return Number(amount)
}

/** The amount behind Stripe's integer. */
export function fromStripeAmount(amount: number, stripeCurrency: string): Money {
  const currency = stripeCurrency.toUpperCase()
  if (twoDecimalsOfZeros.has(currency)) return { minor: exactDivide(BigInt(amount), 100n, currency), currency }
  if (wholeUnits.has(currency)) return { minor: BigInt(amount) * 10n ** BigInt(exponentOf(currency)), currency }
  return { minor: BigInt(amount), currency }
}

function exactDivide(minor: bigint, by: bigint, currency: string): bigint {
  if (minor % by !== 0n) throw new RangeError(`${currency}: Stripe takes whole units only`)
  return minor / by
}
