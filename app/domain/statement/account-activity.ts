import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { MovementKind } from '../ledger/movement.ts'
import { addMoney, isZero, zero } from '../money.ts'
import type { Money } from '../money.ts'
import type { StatementParties } from './statement-document.ts'

/** `credit_used`: credit of the client's that an invoice took; what is owed in all stays the same. */
export type ActivityKind = Exclude<MovementKind, 'charged'> | 'fee' | 'interest' | 'credit_used'

/** One posting as the client sees it. */
export interface AccountMovement {
  readonly on: PlainDate
  readonly kind: ActivityKind
  /** The invoices it touched. */
  readonly numbers: readonly string[]
  /** What it did to what the client owes in all: positive is more. Credit that is not applied yet counts. */
  readonly amount: Money
  /** How much credit was applied, where it moved only that. */
  readonly applied: Money | null
}

export interface ActivityRow extends AccountMovement {
  /** What the client owes after it; negative: we owe the client. */
  readonly balance: Money
}

export interface ActivityPart {
  readonly currency: string
  readonly opening: Money
  readonly rows: readonly ActivityRow[]
  readonly closing: Money
}

/** All that stands on a statement of activity; nothing else may influence its bytes. */
export interface ActivityDocument extends StatementParties {
  /** Both days are part of it. */
  readonly from: PlainDate
  readonly to: PlainDate
  readonly parts: readonly ActivityPart[]
}

/**
 * What happened, by currency in alphabetical order, each with its running balance. `openings`: what was owed before the first
 * day. `movements` come in the order in which they were recorded; they are put in that of their days. A currency in which
 * nothing was owed and nothing happened is left out.
 */
export function activityParts(openings: readonly Money[], movements: readonly AccountMovement[]): ActivityPart[] {
  const amounts = [...openings.filter((sum) => !isZero(sum)), ...movements.map(({ amount }) => amount)]
  return [...new Set(amounts.map(({ currency }) => currency))].sort().map((currency) => {
    const opening = openings.find((sum) => sum.currency === currency) ?? zero(currency)
    let balance = opening
    const rows = movements
      .filter(({ amount }) => amount.currency === currency)
      .sort((a, b) => compareDays(a.on, b.on))
      .map((movement) => {
        balance = addMoney(balance, movement.amount)
        return { ...movement, balance }
      })
    return { currency, opening, rows, closing: balance }
  })
}
