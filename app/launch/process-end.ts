const ORPHAN_GRACE_MS = 2_000
/** Longer than any work in hand that may finish; a process that hangs must not live on beside its successor. */
const STOP_MAX_MS = 30_000

/**
 * Runs `stop` once on SIGTERM, SIGINT or when the launcher vanishes, then ends the process. The same signal a second time, or
 * `slackMs` and half a minute gone by, end it at once. Tells the launcher we are ready.
 */
export function readyUntilStopped(stop: () => Promise<void>, slackMs = 0): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_MAX_MS + slackMs).unref()
    void stop().finally(() => process.exit(0))
  }
  // Ctrl-C reaches us as SIGINT from the terminal and as SIGTERM from the launcher: that is one wish, not two.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      process.on(signal, () => process.exit(1))
      end()
    })
  if (process.send) {
    process.on('disconnect', () => {
      end()
      // Our launcher was killed, and the next one may be waiting for our port.
      setTimeout(() => process.exit(1), ORPHAN_GRACE_MS).unref()
    })
    process.send('ready')
  }
}
