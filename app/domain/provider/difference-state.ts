/** `matched` and `dismissed`: a person decided · `mended`: it went away by itself, by the provider's own word. */
export const differenceStates = ['open', 'matched', 'dismissed', 'mended'] as const
export type DifferenceState = (typeof differenceStates)[number]
