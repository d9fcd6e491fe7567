import { now } from '#app/clock.server.ts'
import { runQueuedImport } from '#app/features/imports/run-import.server.ts'
import type { Work } from '../work.ts'

/** Takes one queued import and runs it to its end. */
export async function runImports({ processId, log }: Work): Promise<number> {
  const ran = await log.guard('run-imports', 'next', async () => runQueuedImport({ processId, now: now() }))
  return ran ? 1 : 0
}
