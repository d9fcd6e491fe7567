const FAILURES = 5
const WITHIN_MS = 60_000
const REST_MS = 30_000

/**
 * Stops asking a provider that does not answer: five failures in a row within a minute, and for thirty seconds nobody waits for it.
 * Then one call tries it; an answer ends the rest, another failure begins it again. One per provider and process, in memory.
 */
export function createBreaker(now: () => Date) {
  let failures: number[] = []
  let restsUntil: number | null = null
  let isTrying = false

  return {
    /** Whether a call made now would be left out. */
    isOpen: (): boolean => restsUntil !== null && (isTrying || now().getTime() < restsUntil),

    /** Begins a call; false: it is to be left out. */
    enter(): boolean {
      if (restsUntil === null) return true
      if (isTrying || now().getTime() < restsUntil) return false
      isTrying = true
      return true
    },

    /** How a call that was begun ended; `silent`: the provider gave no answer, or broke down over it. */
    leave(ended: 'answered' | 'silent'): void {
      isTrying = false
      if (ended === 'answered') {
        failures = []
        restsUntil = null
        return
      }
      const at = now().getTime()
      failures = [...failures.filter((failed) => at - failed < WITHIN_MS), at].slice(-FAILURES)
      if (restsUntil !== null || failures.length >= FAILURES) restsUntil = at + REST_MS
    },
  }
}
