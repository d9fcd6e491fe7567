import { recordSweeps } from '#app/db/write/sweeps.server.ts'
import type { SweepRun } from '#app/db/write/sweeps.server.ts'
import { log } from '#app/log.server.ts'

/** A sweep runs every second; that all is well need not be written down so often. */
const AGAIN_AFTER_MS = 15_000
const ERROR_MAX = 300

const written = new Map<string, { failed: boolean; at: number }>()

/** What an error says, short enough for a line on the desk. */
export const errorWords = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replace(/\s+/g, ' ').slice(0, ERROR_MAX)

/** Keeps on file how the sweeps of a round fared: each change at once, and otherwise now and then. Never stops the work. */
export async function noteSweeps(runs: readonly SweepRun[]): Promise<void> {
  const at = Date.now()
  const news = runs.filter(({ name, error }) => {
    const last = written.get(name)
    return !last || last.failed !== (error !== null) || at - last.at > AGAIN_AFTER_MS
  })
  if (news.length === 0) return
  try {
    await recordSweeps(news)
    for (const { name, error } of news) written.set(name, { failed: error !== null, at })
  } catch (error) {
    log.warn({ error }, 'sweeps could not be put on file')
  }
}
