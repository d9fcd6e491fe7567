/**
 * A pure function that remembers what it answered, by the text that tells its arguments apart. All is forgotten when `most` answers
 * are kept; an error is not kept.
 */
export function remember<A extends readonly unknown[], R>(
  keyOf: (...given: A) => string,
  answer: (...given: A) => R,
  most = 1_000,
): (...given: A) => R {
  const known = new Map<string, R>()
  return (...given) => {
    const key = keyOf(...given)
    const before = known.get(key)
    if (before !== undefined) return before
    const found = answer(...given)
    if (known.size >= most) known.clear()
    known.set(key, found)
    return found
  }
}
