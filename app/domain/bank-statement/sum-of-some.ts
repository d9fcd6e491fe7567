import type { Money } from '../money.ts'

const LOOKED_AT = 12

/**
 * The invoices (among the first twelve) whose balances sum to the amount: all of them, else the fewest, the earliest of equals.
 * Null where none do, or where two different choices of as few do: then nobody can tell.
 */
export function sumOfSome<Item extends { readonly balance: Money }>(
  amount: Money,
  items: readonly Item[],
): Item[] | null {
  const total = items.reduce((sum, { balance }) => sum + balance.minor, 0n)
  if (items.length > 1 && total === amount.minor) return [...items]
  const few = items.slice(0, LOOKED_AT)
  // The sum of a choice is that of the choice without its first item, and that item: each is one addition.
  const sums = [0n]
  const sizes = [0]
  let best: { chosen: number; size: number } | null = null
  let isShared = false
  for (let chosen = 1; chosen < 1 << few.length; chosen += 1) {
    const others = chosen & (chosen - 1)
    const first = 31 - Math.clz32(chosen ^ others)
    const sum = (sums[others] ?? 0n) + (few[first]?.balance.minor ?? 0n)
    const size = (sizes[others] ?? 0) + 1
    sums.push(sum)
    sizes.push(size)
    if (size < 2 || size > (best?.size ?? LOOKED_AT) || sum !== amount.minor) continue
    isShared = best?.size === size
    best = { chosen, size }
  }
  if (!best || isShared) return null
  const { chosen } = best
  return few.filter((_, at) => chosen & (1 << at))
}
