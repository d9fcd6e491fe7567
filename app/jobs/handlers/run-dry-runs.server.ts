import { runDryRun } from '#app/features/dunning/run-dry-run.server.ts'
import type { Work } from '../work.ts'

/** Plays some clients of a dry run that somebody asked for. */
export async function runDryRuns({ processId, now, log }: Work): Promise<number> {
  const ran = await log.guard('run-dry-runs', 'next', async () => runDryRun({ processId, now: now() }))
  return ran ? 1 : 0
}
