/** Runs `each` over the items, at most `width` at once; answers how many said they did something. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  each: (item: T) => Promise<boolean>,
): Promise<number> {
  let done = 0
  const queue = items.values()
  const lane = async () => {
    for (const item of queue) if (await each(item)) done += 1
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return done
}
