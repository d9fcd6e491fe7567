const PROPORTION = 20
const KEPT_MAX = 500

/**
 * Keeps an answer for twenty times as long as it took to find, per key: what costs two milliseconds is always fresh, what
 * takes a third of a second at a million rows loads the database by a twentieth at most, however many pages ask. Callers at
 * the same moment share one search; a failed one is forgotten. With `freshMs`, what took no longer than that is never kept.
 */
export function keepInProportion<T>(
  find: (key: string) => Promise<T>,
  clock: () => number = () => performance.now(),
  freshMs = 0,
): (key: string) => Promise<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>()
  return (key) => {
    const known = kept.get(key)
    if (known && clock() < known.until) return known.answer
    const startedAt = clock()
    const entry = { until: Infinity, answer: find(key) }
    if (kept.size >= KEPT_MAX) forgetStale(kept, clock())
    kept.set(key, entry)
    entry.answer.then(
      () => {
        const took = clock() - startedAt
        entry.until = took <= freshMs ? 0 : clock() + PROPORTION * took
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
