import { money } from '../money.ts'
import type { Money } from '../money.ts'

/** Money as the timeline stores it and the API shows it: JSON knows no bigint, and reasonable amounts fit a number. */
export interface MoneyData {
  readonly amount: number
  readonly currency: string
}

/** Errors: RangeError beyond what a JSON number holds exactly. */
export function moneyData({ minor, currency }: Money): MoneyData {
  const amount = Number(minor)
  if (!Number.isSafeInteger(amount)) throw new RangeError(`too large for JSON: ${minor}`)
  return { amount, currency }
}

export const moneyOf = ({ amount, currency }: MoneyData): Money => money(BigInt(amount), currency)
