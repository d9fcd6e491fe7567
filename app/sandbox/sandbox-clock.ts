/**
 * The application's clock, as the sandbox may use it.
 * `moveTo` moves every process of the application; `settle` resolves when nothing that is due is left to do.
 */
export interface SandboxClock {
  now(): Date
  moveTo(instant: Date): Promise<void>
  settle(): Promise<void>
}

/** A clock of its own for tests: runs with real time from `start`, and moves only this process. */
export function createMemoryClock(
  start: Date = new Date(),
  settle: () => Promise<void> = async () => {},
): SandboxClock {
  let offsetMs = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offsetMs),
    moveTo: async (instant) => {
      offsetMs = instant.getTime() - Date.now()
    },
    settle,
  }
}
