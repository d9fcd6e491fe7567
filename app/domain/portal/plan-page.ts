import type { Money } from '../money.ts'
import type { PlanSide, PlanState } from '../plan/plan-state.ts'
import type { PortalInstalment } from './portal-answers.ts'

/** A plan as its own page shows it. Days are YYYY-MM-DD. */
export interface PlanOnPage {
  readonly id: string
  readonly state: PlanState
  /** Of the offer that stands or was accepted: sent along with an answer, so that nothing is accepted unread. */
  readonly round: number
  readonly numbers: readonly string[]
  readonly total: Money
  readonly offeredBy: PlanSide
  /** An agreed plan's with what has arrived; an offer's as offered. */
  readonly instalments: readonly (Omit<PortalInstalment, 'status'> & {
    readonly status: PortalInstalment['status'] | null
  })[]
  /** What came with the offer. */
  readonly message: string | null
  readonly answerBy: string | null
  /** Who accepted; null: the business's own limits, or nobody yet. */
  readonly acceptedName: string | null
  readonly acceptedOn: string | null
  readonly hasTerms: boolean
  readonly autopay: string | null
  /** What is left of an agreed plan. */
  readonly remaining: Money | null
}

export type PlanObstacle = 'nothing_open' | 'processing' | 'in_dispute' | 'too_small'

/** What can be proposed here and now, and within which limits. */
export interface PlanToAskFor {
  readonly invoiceIds: readonly string[]
  readonly numbers: readonly string[]
  readonly total: Money
  /** How many payments at most. */
  readonly most: number
  readonly months: number
  readonly smallest: Money
  readonly firstAtLeast: Money
  readonly firstBy: string
  readonly today: string
  readonly obstacle: PlanObstacle | null
}
