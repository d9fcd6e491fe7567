import { isPositive } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { nextInvoiceState } from './invoice-state.ts'
import type { InvoiceState } from './invoice-state.ts'

export interface VoidFacts {
  readonly state: InvoiceState
  /** Payments less what was returned; credits, write-offs and discounts. */
  readonly paid: Money
  readonly reduced: Money
  /** True while a checkout is open or money is on its way. */
  readonly hasLivePayment: boolean
}

export type VoidRefusal = 'not_voidable' | 'paid' | 'credited' | 'payment_under_way'

/** An invoice is undone only while nothing has been done about it; after that it is credited. */
export function checkVoid({ state, paid, reduced, hasLivePayment }: VoidFacts): Result<null, VoidRefusal> {
  if (isPositive(paid)) return refuse('paid')
  if (nextInvoiceState(state, 'void') === null) return refuse('not_voidable')
  if (isPositive(reduced)) return refuse('credited')
  return hasLivePayment ? refuse('payment_under_way') : ok(null)
}
