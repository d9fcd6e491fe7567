import type { Money } from '../money.ts'

/** Something the search found, of any kind, with what tells it from its neighbours. */
export interface SearchHit {
  readonly kind: 'invoice' | 'client' | 'payment' | 'message' | 'credit_note'
  readonly id: string
  readonly title: string
  /** Whose it is, or where it went. */
  readonly detail: string
  /** State as the row has it; of a client nothing. */
  readonly state: string | null
  readonly amount: Money | null
}
