import { addDays, compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import type { DisputeOutcome } from './check-outcome.ts'
import type { DisputeState } from './dispute-state.ts'

/** How long a client may say that a decision is not right, in days from it. */
export const objectionDays = 14

export interface DecidedDispute {
  readonly state: DisputeState
  readonly outcome: DisputeOutcome | null
  readonly decidedOn: PlainDate | null
  /** What the client has said to an outcome; null: nothing yet. */
  readonly agreed: boolean | null
}

/**
 * The last day on which the client may say to a decision whether they agree; null where there is nothing to say: it gave them
 * what they asked for, or they have had their say. Disagreeing opens the case again, once.
 */
export function answerUntil({ state, outcome, decidedOn, agreed }: DecidedDispute): PlainDate | null {
  if (state !== 'resolved' || agreed !== null || !decidedOn) return null
  return outcome === 'part_credit' || outcome === 'rejected' ? addDays(decidedOn, objectionDays) : null
}

export function mayAnswer(dispute: DecidedDispute, today: PlainDate): boolean {
  const until = answerUntil(dispute)
  return until !== null && compareDays(today, until) <= 0
}
