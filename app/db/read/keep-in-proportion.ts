const PROPORTION = 20

/**
 * Keeps an answer for twenty times as long as it took to find, per key: what costs two milliseconds is always fresh, what
 * takes a third of a second at a million rows loads the database by a twentieth at most, however many pages ask. Callers at
 * the same moment share one search; a failed one is forgotten.
 */
export function keepInProportion<T>(
  find: (key: string) => Promise<T>,
  clock: () => number = () => performance.now(),
): (key: string) => Promise<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>()
  return (key) => {
    const known = kept.get(key)
    if (known && clock() < known.until) return known.answer
    const startedAt = clock()
    const entry = { until: Infinity, answer: find(key) }
    kept.set(key, entry)
    entry.answer.then(
      () => (entry.until = clock() + PROPORTION * (clock() - startedAt)),
      () => kept.delete(key),
    )
    return entry.answer
  }
}
