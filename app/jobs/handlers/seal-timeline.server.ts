import { findBusinessesToSeal } from '#app/db/read/unsealed.server.ts'
import { sealNext } from '#app/db/write/seal-timeline.server.ts'
import type { Work } from '../work.ts'

/** Chains what came on record since the last round. */
export async function sealTimeline({ log }: Work): Promise<number> {
  let sealed = 0
  for (const businessId of await findBusinessesToSeal()) {
    await log.guard('seal-timeline', businessId, async () => {
      sealed += await sealNext(businessId)
      return true
    })
  }
  return sealed
}
