import { divideHalfUp, money, sumMoney, addMoney } from '../money.ts'
import type { Money } from '../money.ts'

/** One line as it is written: `quantity` and `taxRate` (per cent) decimal strings, `unitAmount` in minor units, before tax. */
export interface LineInput {
  readonly quantity: string
  readonly unitAmount: bigint
  readonly taxRate: string
}

export interface LineTotals {
  readonly amount: Money
  readonly tax: Money
}

export interface InvoiceTotals {
  readonly lines: readonly LineTotals[]
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

/**
 * Amount and tax of one line. Rounding: half up (away from zero), once for the amount and once for the tax on the
 * rounded amount. Errors: RangeError for a malformed quantity or rate, and for a rate outside 0–100 %.
 */
export function lineTotals(line: LineInput, currency: string): LineTotals {
  if (!isTaxRate(line.taxRate)) throw new RangeError(`tax rate: not a per cent: ${JSON.stringify(line.taxRate)}`)
  const amount = divideHalfUp(millionths(line.quantity, 'quantity') * line.unitAmount, million)
  const tax = divideHalfUp(amount * millionths(line.taxRate, 'tax rate'), 100n * million)
  return { amount: money(amount, currency), tax: money(tax, currency) }
}

/** Taxes come on top of the lines; every sum is the sum of what the lines show, so the page always adds up. */
export function invoiceTotals(lines: readonly LineInput[], currency: string): InvoiceTotals {
  const each = lines.map((line) => lineTotals(line, currency))
  const subtotal = sumMoney(
    each.map(({ amount }) => amount),
    currency,
  )
  const tax = sumMoney(
    each.map((line) => line.tax),
    currency,
  )
  return { lines: each, subtotal, tax, total: addMoney(subtotal, tax) }
}
