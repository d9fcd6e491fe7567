import { shareOf } from './share.ts'

/** Minor units of one currency. */
export interface CollectionFacts {
  /** Owed on the day before the month. */
  readonly beginning: bigint
  /** Billed in the month, fees and interest with it, less what was credited or waived. */
  readonly billed: bigint
  /** Owed on its last day. */
  readonly ending: bigint
  /** What of that was not yet due. */
  readonly endingCurrent: bigint
}

/**
 * Collection effectiveness index in per cent with one decimal: (beginning + billed − ending) / (beginning + billed − ending
 * current) × 100. It says how much of what could have been collected in the month was; 100 means that nothing was late at
 * its end. Null where nothing could be collected. Rounding: half up, once. Source: Credit Research Foundation.
 */
export function collectionEffectiveness({ beginning, billed, ending, endingCurrent }: CollectionFacts): number | null {
  const collectable = beginning + billed - endingCurrent
  return collectable <= 0n ? null : shareOf(beginning + billed - ending, collectable)
}
