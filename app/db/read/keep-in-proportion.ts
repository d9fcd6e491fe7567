const PROPORTION = 20
const KEPT_MAX = 500
/** What is found within this is always fresh, in milliseconds. */
const FRESH_MS = 100

/**
 * Keeps an answer for twenty times as long as it took to find, per key: what is found within a tenth of a second is always fresh,
 * what takes a third of a second at a million rows loads the database by a twentieth at most, however many pages ask. Callers at
 * the same moment share one search; a failed one is forgotten. While `isSmall`, nothing is kept and nothing shared: a machine that
 * is busy for a moment must not make a page show what was before its reader's own decision.
 */
export function keepInProportion<T>(
  find: (key: string) => Promise<T>,
  isSmall: () => Promise<boolean>,
  clock: () => number = () => performance.now(),
): (key: string) => Promise<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>()
  return async (key) => {
    if (await isSmall()) return find(key)
    const known = kept.get(key)
    if (known && clock() < known.until) return known.answer
    const startedAt = clock()
    const entry = { until: Infinity, answer: find(key) }
    if (kept.size >= KEPT_MAX) forgetStale(kept, clock())
    kept.set(key, entry)
    entry.answer.then(
      () => {
        const took = clock() - startedAt
        entry.until = took <= FRESH_MS ? 0 : clock() + PROPORTION * took
      },
      () => kept.delete(key),
    )
    return entry.answer
  }
}

/** Keys may be many (a report for every day there was); what is stale is dropped before anything is added. */
function forgetStale(kept: Map<string, { until: number }>, now: number): void {
  for (const [key, { until }] of kept) if (now >= until) kept.delete(key)
}
