import type { PaymentState } from '#app/domain/payment/payment-state.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Nobody can say what became of it: asked seven times over five days, and then it is a person's. */
const unknown: readonly number[] = [5 * MINUTE_MS, HOUR_MS, DAY_MS, DAY_MS, DAY_MS, DAY_MS, DAY_MS]

/** By then every question about an attempt of unknown fate was asked. */
export const UNKNOWN_FOR_MS = unknown.reduce((sum, pause) => sum + pause, 0)

/** Pauses between our own questions while the provider answers: a checkout that is open is asked for soon, money on its way less often. The last one repeats. */
const pauses: Partial<Record<PaymentState, readonly number[]>> = {
  open: [15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, DAY_MS],
  verifying: [HOUR_MS, DAY_MS],
  processing: [HOUR_MS, DAY_MS],
}

/**
 * When to ask the provider about an attempt in this state after `tries` questions; null when it is over, or when one whose fate is
 * `unknown` (as that of one just `started` is) was asked about often enough.
 */
export function reconcileAt(state: PaymentState | 'unknown', tries: number, now: Date): Date | null {
  if (state === 'unknown' || state === 'started') return after(unknown[tries], now)
  const ladder = pauses[state]
  return after(ladder?.[Math.min(tries, ladder.length - 1)], now)
}

const after = (pause: number | undefined, now: Date): Date | null =>
  pause === undefined ? null : new Date(now.getTime() + pause)
