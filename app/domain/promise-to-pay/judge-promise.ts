import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { InvoiceState } from '../invoice/invoice-state.ts'
import { addMoney, compareMoney } from '../money.ts'
import type { Money } from '../money.ts'
import type { PromiseEvent } from './promise-state.ts'

export interface PromiseFacts {
  readonly amount: Money
  /** The last day of its hold: two business days after the day that was promised. */
  readonly waitsUntil: PlainDate
  readonly invoiceState: InvoiceState
  /** What payments have brought to the invoice since the promise was made, less what was returned. */
  readonly settled: Money
  /** On its way to the invoice and not settled. */
  readonly processing: Money
}

/**
 * What today makes of a pending promise (R18); null while it is still open. Kept as soon as the sum has settled. Once its
 * hold is over, money on its way counts as well: a bank debit of the promised day settles days later, and a transfer may
 * take the two business days of the hold to arrive. An invoice that was withdrawn has nothing left to promise.
 */
export function judgePromise(promise: PromiseFacts, today: PlainDate): PromiseEvent | null {
  const { amount, waitsUntil, invoiceState, settled, processing } = promise
  if (invoiceState === 'settled' || compareMoney(settled, amount) >= 0) return 'keep'
  if (invoiceState !== 'issued') return 'cancel'
  if (compareDays(today, waitsUntil) <= 0) return null
  return compareMoney(addMoney(settled, processing), amount) >= 0 ? 'keep' : 'break'
}
