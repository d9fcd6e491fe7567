import { log } from '#app/log.server.ts'
import { withLogContext } from '#app/log-context.server.ts'
import { countRowFailure, countSweep } from '#app/metrics/sweep-runs.ts'
import { now } from '#app/clock.server.ts'
import { findOpenRestore } from '#app/db/read/restores.server.ts'
import { catchingUp, schedule } from './schedule.server.ts'
import { errorWords, noteSweeps } from './sweep-log.server.ts'
import type { Work, WorkLog } from './work.ts'

/**
 * A failure concerns one row; it is logged, and the row's own next try brings it back. Once asked to stop, or given up by the other
 * processes, no further row is begun.
 */
const workLog = (isStopping: () => boolean, onError: (error: unknown) => void): WorkLog => ({
  async guard(handler, id, work, isBegun = false) {
    if (isStopping() && !isBegun) return false
    return withLogContext({ handler, row: id }, async () => {
      try {
        const done = await work()
        if (done) log.debug('row handled')
        return done
      } catch (error) {
        log.error({ error }, 'row failed')
        countRowFailure(handler)
        onError(error)
        return false
      }
    })
  },
})

/** Does everything that is due now, again and again until a whole round finds nothing. Answers how many rows were handled. */
export async function runDueWork(processId: number, isStopping: () => boolean = () => false): Promise<number> {
  let total = 0
  for (let handled = 1; handled > 0 && !isStopping(); total += handled) {
    handled = 0
    for (const { name, run } of (await findOpenRestore()) ? catchingUp : schedule) {
      if (isStopping()) break
      let failure: string | null = null
      const onError = (error: unknown) => {
        failure = errorWords(error)
      }
      const work: Work = { processId, now, log: workLog(isStopping, onError) }
      const startedAt = performance.now()
      const rows = await run(work).catch((error: unknown) => {
        log.error({ handler: name, error }, 'handler failed')
        onError(error)
        return 0
      })
      countSweep(name, (performance.now() - startedAt) / 1_000, rows, failure !== null)
      handled += rows
      await noteSweeps([{ name, error: failure }])
    }
  }
  return total
}
