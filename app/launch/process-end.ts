const ORPHAN_GRACE_MS = 2_000

/** Runs `stop` once on SIGTERM, SIGINT or when the launcher vanishes, then ends the process. Tells the launcher we are ready. */
export function readyUntilStopped(stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    void stop().finally(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (process.send) {
    process.on('disconnect', () => {
      end()
      // Our launcher was killed, and the next one may be waiting for our port.
      setTimeout(() => process.exit(1), ORPHAN_GRACE_MS).unref()
    })
    process.send('ready')
  }
}
