import type { DifferenceKind } from './difference-kind.ts'

/** One payment as a set of books has it, in minor units of `currency`; nothing is negative. */
export interface BookFigures {
  readonly currency: string
  readonly taken: bigint
  /** Refunds that have not failed. */
  readonly givenBack: bigint
  /** What banks took back for good. */
  readonly lost: bigint
}

export interface FoundDifference {
  readonly kind: Exclude<DifferenceKind, 'unknown_here'>
  readonly theirs: bigint
  /** Null: in another currency, so that it cannot be set beside it. */
  readonly ours: bigint | null
}

/**
 * The first thing in which a provider's record of a payment and ours differ; null: they say the same. `theirs` null: the provider
 * knows no such payment. What came in is compared before what left it, since it may explain the rest.
 */
export function compareBooks(theirs: BookFigures | null, ours: BookFigures): FoundDifference | null {
  if (!theirs) return ours.taken === 0n ? null : { kind: 'unknown_there', theirs: 0n, ours: ours.taken }
  if (theirs.taken > 0n && ours.taken === 0n) return { kind: 'not_booked', theirs: theirs.taken, ours: 0n }
  if (ours.taken > 0n && theirs.currency !== ours.currency) return { kind: 'amount', theirs: theirs.taken, ours: null }
  if (theirs.taken !== ours.taken) return { kind: 'amount', theirs: theirs.taken, ours: ours.taken }
  if (theirs.givenBack !== ours.givenBack) return { kind: 'refunds', theirs: theirs.givenBack, ours: ours.givenBack }
  if (theirs.lost !== ours.lost) return { kind: 'losses', theirs: theirs.lost, ours: ours.lost }
  return null
}

/** Per currency what each side says, minor units as text: JSON has no whole numbers of that size. */
export type BookSums = Record<string, Record<'theirs' | 'ours', Record<'taken' | 'givenBack' | 'lost', string>>>

/** Adds one payment to the sums; a side that does not know it adds nothing. */
export function addToSums(sums: BookSums, sides: { theirs: BookFigures | null; ours: BookFigures | null }): void {
  for (const side of ['theirs', 'ours'] as const) {
    const figures = sides[side]
    if (!figures || figures.taken === 0n) continue
    const nothing = () => ({ taken: '0', givenBack: '0', lost: '0' })
    const sum = (sums[figures.currency] ??= { theirs: nothing(), ours: nothing() })
    for (const what of ['taken', 'givenBack', 'lost'] as const)
      sum[side][what] = String(BigInt(sum[side][what]) + figures[what])
  }
}
