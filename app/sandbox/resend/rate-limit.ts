/** Counts calls in windows of one real second, as Resend's headers describe them. */
export function createRateLimit(callsPerSecond: number) {
  let windowStart = 0
  let calls = 0
  return function take(): { allowed: boolean; headers: Record<string, string> } {
    const second = Math.floor(performance.now() / 1000)
    if (second !== windowStart) {
      windowStart = second
      calls = 0
    }
    calls += 1
    const allowed = calls <= callsPerSecond
    return {
      allowed,
      headers: {
        'ratelimit-limit': String(callsPerSecond),
        'ratelimit-remaining': String(Math.max(0, callsPerSecond - calls)),
        'ratelimit-reset': '1',
        ...(allowed ? {} : { 'retry-after': '1' }),
      },
    }
  }
}
