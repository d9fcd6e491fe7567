import { expiring, keptSince } from '#app/domain/retention/retention.ts'
import type { Expiring } from '#app/domain/retention/retention.ts'
import { purge } from '#app/db/sql/purge.server.ts'
import { log } from '#app/log.server.ts'
import type { Work } from '../work.ts'

const DAY_MS = 86_400_000

let restsUntilMs = -Infinity
/** What is still to be done before the rest. */
let left: readonly Expiring[] = expiring

/**
 * Removes what has run out, in batches, and then rests for a day. Each worker keeps its own day; two at once take different rows. What
 * fails is tried again by itself, so that the sweep goes on saying so.
 */
export async function purgeExpired({ now, log: work }: Work): Promise<number> {
  const at = now()
  if (at.getTime() < restsUntilMs) return 0
  let removed = 0
  const failed = new Set(left)
  for (const kind of left) {
    await work.guard('purge-expired', kind, async () => {
      const rows = await purge(kind, keptSince(kind, at))
      failed.delete(kind)
      if (rows > 0) log.info({ rows }, 'expired rows removed')
      removed += rows
      return rows > 0
    })
  }
  if (removed === 0 && failed.size === 0) restsUntilMs = at.getTime() + DAY_MS
  left = removed === 0 && failed.size > 0 ? [...failed] : expiring
  return removed
}
