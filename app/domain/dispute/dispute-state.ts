export const disputeStates = ['open', 'under_review', 'proposed', 'resolved', 'withdrawn'] as const
export type DisputeState = (typeof disputeStates)[number]

export type DisputeEvent =
  | 'review' // the business has begun to look at it
  | 'propose' // the business says how it would settle it; a new proposal takes the place of the last
  | 'object' // the client does not agree with the proposal
  | 'resolve' // decided, or the proposal was agreed with
  | 'withdraw' // the client takes it back
  | 'reopen' // the client does not agree with the decision

const transitions: Record<DisputeState, Partial<Record<DisputeEvent, DisputeState>>> = {
  open: { review: 'under_review', propose: 'proposed', resolve: 'resolved', withdraw: 'withdrawn' },
  under_review: { propose: 'proposed', resolve: 'resolved', withdraw: 'withdrawn' },
  proposed: { propose: 'proposed', object: 'under_review', resolve: 'resolved', withdraw: 'withdrawn' },
  resolved: { reopen: 'under_review' },
  withdrawn: {},
}

/** Next state, or null when the event is late, repeated or illegal: callers stop there. */
export const nextDisputeState = (state: DisputeState, event: DisputeEvent): DisputeState | null =>
  transitions[state][event] ?? null

/** True while what is in question rests. */
export const isLiveDispute = (state: DisputeState): boolean => state !== 'resolved' && state !== 'withdrawn'
