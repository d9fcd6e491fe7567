import { counter, histogram } from './metric.ts'

const seconds = histogram({
  name: 'dunwell_sweep_duration_seconds',
  help: 'Time of one run of a sweep in this worker, by how it ended.',
  labelNames: ['sweep', 'outcome'],
  buckets: [0.005, 0.05, 0.25, 1, 5, 15, 60],
})
const rows = counter({
  name: 'dunwell_sweep_rows_total',
  help: 'Rows that this worker handled.',
  labelNames: ['sweep'],
})
const failures = counter({
  name: 'dunwell_row_failures_total',
  help: 'Rows whose work failed in this worker; each is tried again at its own time.',
  labelNames: ['sweep'],
})

/** Notes one run of a sweep: how long it took, and how many rows it handled. */
export function countSweep(sweep: string, took: number, handled: number, failed: boolean): void {
  seconds.observe({ sweep, outcome: failed ? 'failed' : 'ok' }, took)
  rows.inc({ sweep }, handled)
}

export const countRowFailure = (sweep: string): void => failures.inc({ sweep })
