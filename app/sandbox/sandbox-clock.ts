/**
 * The application's clock, as the sandbox may use it.
 * `moveTo` moves every process of the application; `settle` resolves when nothing that is due is left to do.
 */
export interface SandboxClock {
  now(): Date
  moveTo(instant: Date): Promise<void>
  settle(): Promise<void>
  /** The next instant after now at which the application has something to do; null when there is none, or nobody to do it. */
  nextDue(): Promise<Date | null>
}

/** A clock of its own for tests: runs with real time from `start`, and moves only this process. */
export function createMemoryClock(
  start: Date = new Date(),
  settle: () => Promise<void> = async () => {},
  nextDue: () => Promise<Date | null> = async () => null,
): SandboxClock {
  let offsetMs = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offsetMs),
    moveTo: async (instant) => {
      offsetMs = instant.getTime() - Date.now()
    },
    settle,
    nextDue,
  }
}
