import { claimEventReads, readEvents } from '#app/features/inbox/read-events.server.ts'
import { planComparisons } from '#app/features/payments/compare-books.server.ts'
import type { Work } from '../work.ts'

/** Every quarter of an hour: what the providers reported and no webhook brought. */
export async function readProviderEvents({ now, log }: Work): Promise<number> {
  let found = 0
  const reads = await claimEventReads(now())
  if (reads.length > 0) await planComparisons(now())
  for (const due of reads) {
    await log.guard('read-events', due.provider, async () => {
      found += await readEvents(due, now())
      return true
    })
  }
  return found
}
