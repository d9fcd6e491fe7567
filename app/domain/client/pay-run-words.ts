import type { PayRun } from './pay-run.ts'

/** The way it is kept; `parsePayRun` reads it. */
export function payRunText(run: PayRun): string {
  if (run.kind === 'month_end') return run.kind
  return run.kind === 'day' ? `day:${run.day}` : `weekday:${run.weekday}`
}

/** ISO weekdays; the first is Monday. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** "Pays at the end of the month." */
export function describePayRun(run: PayRun): string {
  if (run.kind === 'month_end') return 'Pays at the end of the month.'
  if (run.kind === 'weekday') return `Pays on ${weekdayNames[run.weekday - 1] ?? ''}s.`
  return run.day > 28
    ? `Pays on day ${run.day}, or the last of a shorter month.`
    : `Pays on day ${run.day} of the month.`
}
