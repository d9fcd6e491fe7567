import type { PaymentState } from '#app/domain/payment/payment-state.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Pauses between our own questions: an attempt nobody told us about is asked for soon, money on its way less often. */
const pauses: Partial<Record<PaymentState, readonly number[]>> = {
  started: [2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS],
  open: [30 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 24 * HOUR_MS],
  verifying: [HOUR_MS, 24 * HOUR_MS],
  processing: [HOUR_MS, 24 * HOUR_MS],
}

/** When to ask the provider about an attempt in this state after `tries` questions; null when it is over. The last pause repeats. */
export function reconcileAt(state: PaymentState, tries: number, now: Date): Date | null {
  const ladder = pauses[state]
  const pause = ladder?.[Math.min(tries, ladder.length - 1)]
  return pause === undefined ? null : new Date(now.getTime() + pause)
}
