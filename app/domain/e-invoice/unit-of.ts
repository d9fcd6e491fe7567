import { divideHalfUp, equalMoney, parseMoney } from '../money.ts'
import type { Money } from '../money.ts'

const MILLION = 1_000_000n

/**
 * Quantity and price of a line where they lead to its amount; else one of the whole amount, because the amount is what counts: finer
 * prices than a cent, base quantities and discounts of the line would print a sum that is not there.
 */
export function unitOf(line: { quantity: string; price: string | null; amount: Money }): {
  quantity: string
  unit: Money
  amount: Money
} {
  const { quantity, price, amount } = line
  const whole = { quantity: '1', unit: amount, amount }
  const unit =
    price === null ? null : parseMoney(price.includes('.') ? price.replace(/\.?0+$/, '') : price, amount.currency)
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(quantity)
  if (!unit?.ok || !match) return whole
  const millionths = BigInt(match[1] ?? '0') * MILLION + BigInt((match[2] ?? '').padEnd(6, '0'))
  const product = { minor: divideHalfUp(unit.value.minor * millionths, MILLION), currency: amount.currency }
  return equalMoney(product, amount) ? { quantity, unit: unit.value, amount } : whole
}
