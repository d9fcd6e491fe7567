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
  let best: { chosen: number; size: number } | null = null
  let isShared = false
  for (let chosen = 1; chosen < 1 << few.length; chosen += 1) {
    const taken = few.filter((_, at) => chosen & (1 << at))
    if (taken.length < 2 || taken.length > (best?.size ?? LOOKED_AT)) continue
    if (taken.reduce((sum, { balance }) => sum + balance.minor, 0n) !== amount.minor) continue
    isShared = best?.size === taken.length
    best = { chosen, size: taken.length }
  }
  if (!best || isShared) return null
  const { chosen } = best
  return few.filter((_, at) => chosen & (1 << at))
}
