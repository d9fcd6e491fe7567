import { divideHalfUp, money, sumMoney, addMoney } from '../money.ts'
import type { Money } from '../money.ts'

/**
 * One line as it is written: `quantity` and `taxRate` (per cent) decimal strings, `unitAmount` in minor units, with tax in it
 * or not as `Pricing` says.
 */
export interface LineInput {
  readonly quantity: string
  readonly unitAmount: bigint
  readonly taxRate: string
  /** The line's own discount in basis points; left out: none. */
  readonly discountBps?: number
}

/** How the lines of one invoice are priced. */
export interface Pricing {
  /** True where tax is contained in the prices. */
  readonly taxInclusive: boolean
  /** Off every line, after its own discount, in basis points. */
  readonly rebateBps: number
}

const plainPricing: Pricing = { taxInclusive: false, rebateBps: 0 }

export interface LineTotals {
  /** Net of tax and of every discount. */
  readonly amount: Money
  readonly tax: Money
}

export interface InvoiceTotals {
  readonly lines: readonly LineTotals[]
  /** What the discount on the whole invoice takes off the lines as they are priced. */
  readonly rebate: Money
  readonly subtotal: Money
  readonly tax: Money
  readonly total: Money
}

const scale = 6
const million = 10n ** BigInt(scale)

/** "2.5" → 2500000n. Null unless it is a plain decimal with at most six decimals. */
function toMillionths(text: string): bigint | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const magnitude = BigInt(whole + fraction.padEnd(scale, '0'))
  return sign ? -magnitude : magnitude
}

/** A quantity may be negative (a return), with at most 12 digits before the point and six behind it. */
export const isQuantity = (text: string): boolean => toMillionths(text) !== null

/** A tax rate in per cent, 0 to 100. */
export function isTaxRate(text: string): boolean {
  const rate = toMillionths(text)
  return rate !== null && rate >= 0n && rate <= 100n * million
}

function millionths(text: string, what: string): bigint {
  const value = toMillionths(text)
  if (value === null)
    throw new RangeError(`${what}: not a decimal with at most ${scale} decimals: ${JSON.stringify(text)}`)
  return value
}

function checkBps(bps: number, what: string): bigint {
  if (!Number.isInteger(bps) || bps < 0 || bps > 10_000)
    throw new RangeError(`${what}: not 0 to 10,000 basis points: ${bps}`)
  return BigInt(bps)
}

/** Quantity × price less the line's own discount, as it is priced: with tax in it or not. Rounded half up, once. */
function pricedLine({ quantity, unitAmount, discountBps = 0 }: LineInput): bigint {
  const kept = 10_000n - checkBps(discountBps, 'line discount')
  return divideHalfUp(millionths(quantity, 'quantity') * unitAmount * kept, million * 10_000n)
}

/** Tax contained in, or on top of, one rounded price. Rounded half up, once. */
function taxedLine(priced: bigint, taxRate: string, taxInclusive: boolean, currency: string): LineTotals {
  if (!isTaxRate(taxRate)) throw new RangeError(`tax rate: not a per cent: ${JSON.stringify(taxRate)}`)
  const rate = millionths(taxRate, 'tax rate')
  const hundred = 100n * million
  const tax = divideHalfUp(priced * rate, taxInclusive ? hundred + rate : hundred)
  return { amount: money(taxInclusive ? priced - tax : priced, currency), tax: money(tax, currency) }
}

/**
 * Amounts and taxes of all lines; every sum is the sum of what the lines show, so the page always adds up.
 * Rounding: half up (away from zero), once for a line's price, once for its tax. The rebate is rounded half up on the whole
 * and spread over the lines to the cent, each line taking what the lines up to it come to less what those before it took.
 * With tax in the prices, tax = price × rate / (100 + rate), and amount + tax is the price.
 * Errors: RangeError for a malformed quantity or rate, a rate outside 0–100 % and a discount outside 0–10,000 basis points.
 */
export function invoiceTotals(
  lines: readonly LineInput[],
  currency: string,
  { taxInclusive, rebateBps }: Pricing = plainPricing,
): InvoiceTotals {
  const off = checkBps(rebateBps, 'rebate')
  let before = 0n
  let rebate = 0n
  const each = lines.map((line) => {
    const priced = pricedLine(line)
    before += priced
    const rebateSoFar = divideHalfUp(before * off, 10_000n)
    const own = priced - (rebateSoFar - rebate)
    rebate = rebateSoFar
    return taxedLine(own, line.taxRate, taxInclusive, currency)
  })
  const subtotal = sumMoney(
    each.map(({ amount }) => amount),
    currency,
  )
  const tax = sumMoney(
    each.map((line) => line.tax),
    currency,
  )
  return { lines: each, rebate: money(rebate, currency), subtotal, tax, total: addMoney(subtotal, tax) }
}

/** Net and tax of one rate. */
export interface TaxOfRate {
  readonly rate: string
  readonly net: Money
  readonly tax: Money
}

/** What each rate comes to, the highest first; the parts sum to the lines. */
export function taxByRate(lines: readonly (LineTotals & { readonly taxRate: string })[]): TaxOfRate[] {
  const rates = new Map<bigint, TaxOfRate>()
  for (const { taxRate, amount, tax } of lines) {
    const key = millionths(taxRate, 'tax rate')
    const known = rates.get(key)
    rates.set(key, {
      rate: known?.rate ?? taxRate,
      net: known ? addMoney(known.net, amount) : amount,
      tax: known ? addMoney(known.tax, tax) : tax,
    })
  }
  return [...rates].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, part]) => part)
}
