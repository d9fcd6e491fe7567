import type { DisputeOutcome } from '#app/domain/dispute/check-outcome.ts'
import type { DisputeState } from '#app/domain/dispute/dispute-state.ts'
import type { StatusTone } from './status-badge.tsx'

/** A dispute's state as the desk says it. */
export const disputeStateWords: Record<DisputeState, { word: string; tone: StatusTone }> = {
  open: { word: 'New', tone: 'needs-you' },
  under_review: { word: 'Under review', tone: 'waiting' },
  proposed: { word: 'Proposed', tone: 'waiting' },
  resolved: { word: 'Resolved', tone: 'settled' },
  withdrawn: { word: 'Withdrawn', tone: 'quiet' },
}

/** How a dispute can end, as the desk says it. */
export const outcomeNames: Record<DisputeOutcome, string> = {
  accepted: 'Accepted: credit all that is in question',
  part_credit: 'Part credit',
  corrected: 'Corrected invoice in its place',
  rejected: 'Not accepted, with reasons',
}
