import { compareMoney, isPositive, subtractMoney, sumMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { InvoiceState } from './invoice-state.ts'
import type { LineTotals } from './totals.ts'

/** What is to be credited: a sum, or whole lines of the invoice by their positions. */
export type CreditWish = { readonly amount: Money } | { readonly lines: readonly number[] }

export interface CreditFacts {
  readonly state: InvoiceState
  readonly total: Money
  /** On credit notes there are already. */
  readonly credited: Money
  readonly lines: readonly (LineTotals & { readonly position: number })[]
}

export interface CheckedCredit {
  readonly amount: Money
  /** Null: in proportion to the invoice. */
  readonly tax: Money | null
  readonly lines: readonly number[]
}

export type CreditRefusal = 'not_creditable' | 'bad_amount' | 'wrong_currency' | 'unknown_line' | 'more_than_left'

/** What may still be credited of an invoice. */
export const creditable = ({ total, credited }: Pick<CreditFacts, 'total' | 'credited'>): Money =>
  subtractMoney(total, credited)

/** An issued or settled invoice can be credited up to its own total, all notes together. Lines come with exactly their tax. */
export function checkCredit(wish: CreditWish, facts: CreditFacts): Result<CheckedCredit, CreditRefusal> {
  const { state, total } = facts
  if (state !== 'issued' && state !== 'settled') return refuse('not_creditable')
  if ('amount' in wish && wish.amount.currency !== total.currency) return refuse('wrong_currency')
  const checked = 'amount' in wish ? { amount: wish.amount, tax: null, lines: [] } : ofLines(wish.lines, facts)
  if (!checked) return refuse('unknown_line')
  if (!isPositive(checked.amount)) return refuse('bad_amount')
  return compareMoney(checked.amount, creditable(facts)) > 0 ? refuse('more_than_left') : ok(checked)
}

function ofLines(positions: readonly number[], { lines, total: { currency } }: CreditFacts): CheckedCredit | null {
  const wanted = [...new Set(positions)]
  const chosen = lines.filter(({ position }) => wanted.includes(position))
  if (chosen.length !== wanted.length) return null
  const tax = sumMoney(
    chosen.map((line) => line.tax),
    currency,
  )
  const net = sumMoney(
    chosen.map(({ amount }) => amount),
    currency,
  )
  return { amount: { minor: net.minor + tax.minor, currency }, tax, lines: wanted.toSorted((a, b) => a - b) }
}
