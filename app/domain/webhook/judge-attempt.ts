import { backOff } from './back-off.ts'
import type { DeliveryEvent } from './delivery-state.ts'

/** What one try came to: an answer, or none within the time there is. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly excerpt: string }
  | { readonly kind: 'unanswered'; readonly reason: string }

export interface AttemptJudgement {
  readonly event: Exclude<DeliveryEvent, 'replay'>
  /** Milliseconds until the next try; null where there is none. */
  readonly pauseMs: number | null
  /** 410: whoever answers there wants nothing more. */
  readonly isGone: boolean
}

/** 2xx is delivered, everything else is tried again until it is given up. `tries` counts this one; `chance` is from 0 up to 1. */
export function judgeAttempt(outcome: AttemptOutcome, tries: number, chance: number): AttemptJudgement {
  if (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300)
    return { event: 'deliver', pauseMs: null, isGone: false }
  const pauseMs = backOff(tries, chance)
  const isGone = outcome.kind === 'answered' && outcome.status === 410
  return { event: pauseMs === null ? 'give_up' : 'fail', pauseMs, isGone }
}

const DAY_MS = 24 * 3_600_000

/** Whether nothing but failures for a day ends it: `failingSince` is the first since the last success. */
export const failsForGood = (failingSince: Date, now: Date): boolean => now.getTime() - failingSince.getTime() >= DAY_MS

/** A try in words, for the desk: "answered 500", "no answer within 15 seconds". */
export const attemptWords = (outcome: AttemptOutcome): string =>
  outcome.kind === 'answered' ? `answered ${outcome.status}` : outcome.reason
