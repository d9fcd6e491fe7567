import { divideHalfUp } from '../money.ts'

/**
 * `part` of `whole` in per cent with one decimal, e.g. 66.7. Rounding: half up, once. Null where there is nothing to take a
 * share of. Errors: RangeError for a negative whole.
 */
export function shareOf(part: bigint | number, whole: bigint | number): number | null {
  const all = BigInt(whole)
  if (all < 0n) throw new RangeError('share: a negative whole')
  return all === 0n ? null : Number(divideHalfUp(BigInt(part) * 1_000n, all)) / 10
}
