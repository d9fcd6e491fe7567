import type { InvoiceState } from '../invoice/invoice-state.ts'
import { compareMoney, isPositive, minMoney } from '../money.ts'
import type { Money } from '../money.ts'
import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'

/** How a dispute ends: credited whole or in part, replaced by a corrected invoice, or not accepted. */
export const disputeOutcomes = ['accepted', 'part_credit', 'corrected', 'rejected'] as const
export type DisputeOutcome = (typeof disputeOutcomes)[number]

export interface OutcomeToCheck {
  readonly outcome: DisputeOutcome
  /** Of a part credit what is credited, of a corrected invoice what it asks for; the others need none. */
  readonly amount: Money | null
  readonly words: string
  /** What is in question; null: the whole invoice. */
  readonly disputed: Money | null
  readonly invoice: {
    readonly state: InvoiceState
    readonly balance: Money
    /** The total less what was credited before: no more than this can be. */
    readonly creditable: Money
    /** A payment of it is on its way. */
    readonly isProcessing: boolean
    readonly isOnPlan: boolean
  }
}

export type OutcomeRefusal =
  | 'amount_missing'
  | 'bad_amount'
  | 'more_than_disputed'
  | 'words_missing'
  | 'not_open'
  | 'payment_under_way'
  | 'on_plan'

/** The sum an outcome comes to; null where it comes to none (a rejection). */
export interface DecidedOutcome {
  readonly outcome: DisputeOutcome
  readonly amount: Money | null
}

/**
 * What the outcome comes to. Accepted: all that is in question, of a whole invoice what is open of it now. Errors: a part
 * above what is in question; a corrected invoice while money for the old one is on its way, or a plan covers it.
 */
export function checkOutcome(wish: OutcomeToCheck): Result<DecidedOutcome, OutcomeRefusal> {
  const { outcome, amount, words, invoice } = wish
  const { state, balance } = invoice
  if (state !== 'issued' && state !== 'settled') return outcome === 'rejected' ? rejected(words) : refuse('not_open')
  // What was paid in the meantime can still be credited: it then stays to the client's credit.
  const atStake = wish.disputed ?? (isPositive(balance) ? balance : invoice.creditable)
  switch (outcome) {
    case 'rejected':
      return rejected(words)
    case 'accepted':
      return isPositive(invoice.creditable)
        ? ok({ outcome, amount: minMoney(atStake, invoice.creditable) })
        : refuse('not_open')
    case 'part_credit': {
      if (!amount) return refuse('amount_missing')
      if (amount.currency !== balance.currency || !isPositive(amount)) return refuse('bad_amount')
      return compareMoney(amount, minMoney(atStake, invoice.creditable)) > 0
        ? refuse('more_than_disputed')
        : ok({ outcome, amount })
    }
    case 'corrected': {
      if (state !== 'issued' || !isPositive(balance)) return refuse('not_open')
      if (invoice.isProcessing) return refuse('payment_under_way')
      if (invoice.isOnPlan) return refuse('on_plan')
      if (!amount) return refuse('amount_missing')
      if (amount.currency !== balance.currency || !isPositive(amount)) return refuse('bad_amount')
      return compareMoney(amount, balance) > 0 ? refuse('more_than_disputed') : ok({ outcome, amount })
    }
  }
}

const rejected = (words: string): Result<DecidedOutcome, 'words_missing'> =>
  words.trim() === '' ? refuse('words_missing') : ok({ outcome: 'rejected', amount: null })
