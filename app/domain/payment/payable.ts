import type { InvoiceState } from '../invoice/invoice-state.ts'
import { compareMoney, isPositive, minMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

export interface PayableFacts {
  readonly state: InvoiceState
  readonly balance: Money
  /** What settles it now: the balance, or less while an early-payment discount is offered. */
  readonly everything: Money
  readonly processing: Money
  /** The smallest part payment the business accepts; a smaller rest can always be paid as a whole. */
  readonly minimum: Money
  /** True while another attempt for this invoice is with a provider and has not ended. */
  readonly liveAttempt: boolean
}

export type PayChoice = { readonly kind: 'everything' } | { readonly kind: 'other'; readonly amount: Money }

export type PayRefusal =
  | 'not_payable' // draft, void or written off
  | 'nothing_due'
  | 'processing' // a payment is on its way: a second one would be one too many
  | 'attempt_open' // reuse or end the open checkout first
  | 'wrong_currency'
  | 'below_minimum'
  | 'above_balance'

/** What the client would be asked to pay now, or why nothing can be paid. */
export function payable(facts: PayableFacts, choice: PayChoice): Result<Money, PayRefusal> {
  if (facts.state === 'settled') return refuse('nothing_due')
  if (facts.state !== 'issued') return refuse('not_payable')
  if (!isPositive(facts.balance)) return refuse('nothing_due')
  if (isPositive(facts.processing)) return refuse('processing')
  if (facts.liveAttempt) return refuse('attempt_open')
  if (choice.kind === 'everything') return ok(facts.everything)
  if (choice.amount.currency !== facts.balance.currency) return refuse('wrong_currency')
  if (compareMoney(choice.amount, facts.balance) > 0) return refuse('above_balance')
  const minimum = minMoney(facts.minimum, facts.balance)
  if (!isPositive(choice.amount) || compareMoney(choice.amount, minimum) < 0) return refuse('below_minimum')
  return ok(choice.amount)
}
