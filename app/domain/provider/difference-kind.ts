export const differenceKinds = ['unknown_here', 'unknown_there', 'not_booked', 'amount', 'refunds', 'losses'] as const
/**
 * `unknown_here`: money at the provider that belongs to no attempt of ours · `unknown_there`: on our books, and the provider knows
 * of none · `not_booked`: an attempt of ours whose money is not on our books · the others: both know it, the sums differ.
 */
export type DifferenceKind = (typeof differenceKinds)[number]
