import { claimComparisons, compareStep } from '#app/features/payments/compare-books.server.ts'
import type { Work } from '../work.ts'

/** Once a month: everything the providers say they took, gave back and lost, beside our books; a step at a time. */
export async function compareBooks({ now, log }: Work): Promise<number> {
  let steps = 0
  for (const due of await claimComparisons(now())) {
    await log.guard('compare-books', due.provider, async () => {
      await compareStep(due, now())
      steps += 1
      return true
    })
  }
  return steps
}
