const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

const pausesMs = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]

/** How much longer a pause may be, so that what failed together is not tried together. */
const JITTER = 0.1

/**
 * Milliseconds until the next try after `tries` that failed, at most a tenth longer than the plan; null: it is given up, after
 * ten tries in a little more than three days. `chance` is from 0 up to 1. Errors: RangeError before the first try.
 * Source: Standard Webhooks, "Deliverability and reliability", the recommended schedule.
 */
export function backOff(tries: number, chance: number): number | null {
  if (tries < 1) throw new RangeError('back-off: nothing was tried yet')
  const pause = pausesMs[tries - 1]
  return pause === undefined ? null : Math.round(pause * (1 + JITTER * chance))
}
