import type { Money } from '../money.ts'

/** What a client did that a person at the desk wants to hear of at once. */
export type NewsType = 'payment.settled' | 'dispute.opened' | 'plan.proposed' | 'help.asked' | 'already_paid.given'

export interface News {
  readonly type: NewsType
  readonly clientName: string
  /** Number of the invoice it is about; null where there is none. */
  readonly number: string | null
  /** Of a payment all that arrived, of a dispute what is in question; null where no sum is named. */
  readonly amount: Money | null
}
