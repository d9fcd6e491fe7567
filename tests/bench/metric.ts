/** One line of the table. `ratio` is the value against the bare limit of the same run on the same machine. */
export interface Measured {
  readonly value: number
  readonly unit: string
  /** What the machine gives without us: bare SQL, bare HTTP; null where nothing is to be compared. */
  readonly limit: number | null
  readonly ratio: number | null
  /** What else was seen, for people: percentiles, sizes. */
  readonly more?: Readonly<Record<string, number>>
}

export type Measurements = Readonly<Record<string, Measured>>

/** The present of every world: a Tuesday, half past eight in the morning in New York; the send hour is nine. */
export const BENCH_NOW = new Date('2026-11-24T13:30:00Z')

export const isQuick = process.env['BENCH_QUICK'] === '1'
/** How many open invoices this process's database has. */
export const invoices = Number(process.env['BENCH_INVOICES'] ?? 0)
/** What a figure is named after. The quick run has smaller worlds and the same names. */
export const sizeName = isQuick || invoices >= 1_000_000 ? '1m' : '10k'

/** A rate or a time against its limit. */
export function measured(value: number, unit: string, limit: number | null, more?: Record<string, number>): Measured {
  return { value, unit, limit, ratio: limit === null ? null : value / limit, ...(more && { more }) }
}

/** Seconds that it took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1_000
}

/** The value below which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Hands the bench what this process measured, and ends it. */
export async function report(measurements: Measurements): Promise<void> {
  await new Promise<void>((sent, failed) => {
    if (!process.send) return failed(new Error('metrics are run by npm run bench'))
    process.send(measurements, (error: Error | null) => (error ? failed(error) : sent()))
  })
  process.exit(0)
}
