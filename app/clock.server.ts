let offsetMs = 0

/** The application's time. The one place that asks the machine's clock; the sandbox can move it ahead, real installations cannot. */
export function now(): Date {
  return new Date(Date.now() + offsetMs)
}

/** Called with what the database says the sandbox clock is ahead by. */
export function setClockOffset(milliseconds: number): void {
  offsetMs = milliseconds
}
