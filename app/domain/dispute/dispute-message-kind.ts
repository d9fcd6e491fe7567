/** What was said in a case, and what it did: words, an offer, the end of it, or the client's say on one of these. */
export const disputeMessageKinds = ['message', 'proposal', 'decision', 'agreement', 'objection', 'withdrawal'] as const
export type DisputeMessageKind = (typeof disputeMessageKinds)[number]
