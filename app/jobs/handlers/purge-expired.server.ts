import { expiring, keptSince } from '#app/domain/retention/retention.ts'
import { purge } from '#app/db/sql/purge.server.ts'
import { log } from '#app/log.server.ts'
import type { Work } from '../work.ts'

const DAY_MS = 86_400_000

let restsUntilMs = -Infinity

/** Removes what has run out, in batches, and then rests for a day. Each worker keeps its own day; two at once take different rows. */
export async function purgeExpired({ now, log: work }: Work): Promise<number> {
  const at = now()
  if (at.getTime() < restsUntilMs) return 0
  let removed = 0
  for (const kind of expiring) {
    await work.guard('purge-expired', kind, async () => {
      const rows = await purge(kind, keptSince(kind, at))
      if (rows > 0) log.info({ rows }, 'expired rows removed')
      removed += rows
      return rows > 0
    })
  }
  if (removed === 0) restsUntilMs = at.getTime() + DAY_MS
  return removed
}
