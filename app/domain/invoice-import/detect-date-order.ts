import { dateOrders, possibleOrders } from './parse-date.ts'
import type { DateOrder } from './parse-date.ts'

export interface DateOrderDetector {
  observe(cell: string): void
  verdict(): DateOrder | 'ask'
  /** Up to three dates that could be read in two ways. */
  samples(): readonly string[]
}

/** A file has few different dates: each is taken apart once, as long as there are not too many. */
const REMEMBERED_MAX = 5_000

function rememberOrders() {
  const known = new Map<string, ReturnType<typeof possibleOrders>>()
  return (cell: string) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const possible = possibleOrders(cell)
    if (known.size < REMEMBERED_MAX) known.set(cell, possible)
    return possible
  }
}

/** So many dates that speak for one order outweigh a single slip. */
const OUTWEIGHS = 20

/**
 * Learns the order of day, month and year from every date of a file; constant memory. `ask` when no date tells
 * (03/04/2026 throughout), or when dates contradict each other. Dates with points are day first wherever they are used.
 */
export function createDateOrderDetector(): DateOrderDetector {
  const readable: Record<DateOrder, number> = { mdy: 0, dmy: 0, ymd: 0 }
  const samples: string[] = []
  const ordersOf = rememberOrders()
  let seen = 0
  let dotted = 0
  return {
    observe(cell) {
      if (cell === '') return
      const possible = ordersOf(cell)
      if (!possible) return
      seen += 1
      if (possible.dotted) dotted += 1
      for (const order of possible.orders) readable[order] += 1
      if (possible.orders.length > 1 && samples.length < 3 && !samples.includes(cell)) samples.push(cell)
    },
    verdict() {
      // Every date says itself what it is; the order is then of no consequence.
      if (seen === 0) return 'ymd'
      const ranked = [...dateOrders].sort((a, b) => readable[b] - readable[a])
      const [best = 'ymd', second = 'ymd'] = ranked
      const against = seen - readable[best]
      const forBest = seen - readable[second]
      if (forBest > against * OUTWEIGHS) return best
      return forBest === 0 && dotted === seen && readable.dmy === readable[best] ? 'dmy' : 'ask'
    },
    samples: () => samples,
  }
}
