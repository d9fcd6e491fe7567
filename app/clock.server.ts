// Kept on the global object: the web process holds two bundles (server and routes), which must agree on the time.
const clock = globalThis as typeof globalThis & { dunwellClockOffsetMs?: number }

/** The application's time. The one place that asks the machine's clock; the sandbox can move it ahead, real installations cannot. */
export function now(): Date {
  return new Date(Date.now() + (clock.dunwellClockOffsetMs ?? 0))
}

/** Called with how far the database says the sandbox clock is ahead. */
export function setClockOffset(milliseconds: number): void {
  clock.dunwellClockOffsetMs = milliseconds
}
