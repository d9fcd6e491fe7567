/** What an answer of the mail provider says about how fast it may be called. */
export interface RateNews {
  /** Calls a second it allows; null: it did not say. */
  readonly perSecond: number | null
  /** Seconds in which nothing more should be sent; 0: go on. */
  readonly pauseSeconds: number
}

export const noRateNews: RateNews = { perSecond: null, pauseSeconds: 0 }

const PAUSE_MAX_SECONDS = 3_600

/**
 * Reads `ratelimit-limit`, `ratelimit-remaining`, `ratelimit-reset` and `retry-after` (seconds, or a date of HTTP). When nothing
 * remains, everyone waits for the reset; what cannot be read says nothing. `now` is real time, for a date in `retry-after`.
 * Source: resend.com/docs/api-reference/rate-limit (limits count calls in one second).
 */
export function rateNews(headers: Readonly<Record<string, string>> | null, now: Date): RateNews {
  if (!headers) return noRateNews
  const limit = positive(headers['ratelimit-limit'])
  const isSpent = headers['ratelimit-remaining']?.trim() === '0'
  const retryAfter = secondsOf(headers['retry-after'], now)
  const reset = isSpent ? (positive(headers['ratelimit-reset']) ?? 1) : 0
  return { perSecond: limit, pauseSeconds: Math.min(PAUSE_MAX_SECONDS, Math.max(retryAfter, reset)) }
}

/** The first number, as in `5` or `5, 5;w=1`. */
function positive(value: string | undefined): number | null {
  const number = Number(/^\s*(\d+(\.\d+)?)/.exec(value ?? '')?.[1])
  return number > 0 ? number : null
}

function secondsOf(value: string | undefined, now: Date): number {
  if (value === undefined) return 0
  const number = positive(value)
  if (number !== null) return number
  const at = Date.parse(value)
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1_000)
}
