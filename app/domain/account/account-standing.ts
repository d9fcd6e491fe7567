import { compareMoney, isPositive } from '../money.ts'
import type { Money } from '../money.ts'

/** A hold as the client may know it; `amount` null: over all of the invoice. */
export interface AccountHold {
  readonly kind: 'dispute' | 'plan' | 'proposal' | 'promise'
  readonly amount: Money | null
  /** YYYY-MM-DD of a promise. */
  readonly promisedOn: string | null
}

export interface StandingFacts {
  /** Days are YYYY-MM-DD in the business's zone. */
  readonly today: string
  readonly dueOn: string
  readonly balance: Money
  readonly processing: Money
  /** An attempt to pay is open at a provider. */
  readonly hasAttempt: boolean
  readonly holds: readonly AccountHold[]
}

/** Where an open invoice stands, as its one line says it. */
export type AccountStanding =
  | { readonly kind: 'processing' | 'part_disputed'; readonly amount: Money }
  | { readonly kind: 'promised' | 'due' | 'overdue'; readonly day: string }
  | { readonly kind: 'started' | 'disputed' | 'plan' | 'plan_asked' }

/** What says most about what happens next: money under way first, then what was agreed, then the due date. */
export function accountStanding({
  today,
  dueOn,
  balance,
  processing,
  hasAttempt,
  holds,
}: StandingFacts): AccountStanding {
  if (isPositive(processing)) return { kind: 'processing', amount: processing }
  if (hasAttempt) return { kind: 'started' }
  const disputes = holds.filter(({ kind }) => kind === 'dispute')
  if (disputes.some(({ amount }) => amount === null || compareMoney(amount, balance) >= 0)) return { kind: 'disputed' }
  if (holds.some(({ kind }) => kind === 'plan')) return { kind: 'plan' }
  if (holds.some(({ kind }) => kind === 'proposal')) return { kind: 'plan_asked' }
  const part = disputes.find(({ amount }) => amount !== null)?.amount
  if (part) return { kind: 'part_disputed', amount: part }
  const promised = holds.find(({ kind }) => kind === 'promise')?.promisedOn
  if (promised) return { kind: 'promised', day: promised }
  return { kind: dueOn < today ? 'overdue' : 'due', day: dueOn }
}

/** A second payment on top of one under way would be one too many. */
export const canBePaid = ({ kind }: AccountStanding): boolean => kind !== 'processing' && kind !== 'started'

/** What a reader who does not look closely should pay: nothing that is in question, or has a plan of its own. */
export const isChosenAtFirst = ({ kind }: AccountStanding): boolean =>
  kind === 'due' || kind === 'overdue' || kind === 'promised' || kind === 'part_disputed'
