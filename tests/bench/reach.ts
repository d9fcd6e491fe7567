import type { Measurements } from './metric.ts'

/** What we are out to reach on two cores with everything on one machine. */
export interface Reach {
  readonly metric: string
  readonly words: string
  readonly holds: (metrics: Measurements) => boolean
}

const valueOf = (metrics: Measurements, name: string) => metrics[name]?.value ?? Number.NaN
const atMost = (metric: string, most: number, unit: string): Reach => ({
  ...{ metric, words: `≤ ${most.toLocaleString('en')} ${unit}` },
  holds: (metrics) => valueOf(metrics, metric) <= most,
})
const atLeast = (metric: string, least: number, unit: string): Reach => ({
  ...{ metric, words: `≥ ${least.toLocaleString('en')} ${unit}` },
  holds: (metrics) => valueOf(metrics, metric) >= least,
})
const ratioAtLeast = (metric: string, least: number): Reach => ({
  ...{ metric, words: `ratio ≥ ${least}` },
  holds: (metrics) => (metrics[metric]?.ratio ?? Number.NaN) >= least,
})
/** What it takes at a million is at most so many times what it takes at ten thousand. */
const growsAtMost = (metric: string, small: string, times: number): Reach => ({
  ...{ metric, words: `≤ ${times} × ${small}` },
  holds: (metrics) => valueOf(metrics, metric) <= times * valueOf(metrics, small),
})
const alsoAtMost = (metric: string, what: string, most: number, unit: string): Reach => ({
  ...{ metric, words: `${what} ≤ ${most.toLocaleString('en')} ${unit}` },
  holds: (metrics) => (metrics[metric]?.more?.[what] ?? Number.NaN) <= most,
})

export const reaches: readonly Reach[] = [
  atMost('plan.idle_1m', 10, 'ms'),
  growsAtMost('plan.idle_1m', 'plan.idle_10k', 2),
  atLeast('plan.due_100k', 8_000, '/s'),
  ratioAtLeast('plan.due_100k', 0.1),
  atLeast('send.mails_no_pdf', 600, '/s'),
  ratioAtLeast('send.mails_no_pdf', 0.25),
  atLeast('send.mails', 150, '/s'),
  ratioAtLeast('send.mails', 0.5),
  ratioAtLeast('portal.page', 0.12),
  alsoAtMost('portal.page', 'p99', 60, 'ms'),
  atMost('portal.bytes', 30, 'KB'),
  atLeast('pay.webhooks', 300, '/s'),
  ratioAtLeast('pay.webhooks', 0.3),
  atMost('admin.dashboard_1m', 150, 'ms'),
  growsAtMost('admin.dashboard_1m', 'admin.dashboard_10k', 1.5),
  atMost('admin.invoices_1m', 150, 'ms'),
  growsAtMost('admin.invoices_1m', 'admin.invoices_10k', 1.5),
  atMost('import.csv_100k', 30, 's'),
  alsoAtMost('import.csv_100k', 'MB', 300, ''),
  alsoAtMost('memory.peak', 'web', 250, 'MB'),
  alsoAtMost('memory.peak', 'worker', 300, 'MB'),
]

/** What was measured and is out of reach, a line each. */
export const missed = (metrics: Measurements): string[] =>
  reaches
    .filter(({ metric, holds }) => metric in metrics && !holds(metrics))
    .map(({ metric, words }) => `Out of reach: ${metric} (${words})`)

/** Units of which less is better. */
const times = ['ms', 's', 'KB', 'MB']

/** How many times as bad the first is as the second. */
const timesAsBad = (unit: string, ratio: number, before: number) =>
  times.includes(unit) ? ratio / before : before / ratio

/** What is more than twice as bad, against its limit, as it was when the ratio was recorded. */
export function worse(metrics: Measurements, recorded: Readonly<Record<string, number>>): string[] {
  return Object.entries(metrics).flatMap(([name, { ratio, unit }]) => {
    const before = recorded[name]
    if (before === undefined || ratio === null || timesAsBad(unit, ratio, before) <= 2) return []
    return [`${name}: ratio ${ratio.toPrecision(3)}, recorded ${before.toPrecision(3)}`]
  })
}

/** What is recorded and was not looked at. */
export const unmeasured = (metrics: Measurements, recorded: Readonly<Record<string, number>>): string[] =>
  Object.keys(recorded)
    .filter((name) => (metrics[name]?.ratio ?? null) === null)
    .map((name) => `${name}: was not measured`)

/** Of two looks at the same, for each figure the one nearer to its limit. */
export function better(one: Measurements, other: Measurements): Measurements {
  return Object.fromEntries(
    Object.entries(one).map(([name, figure]) => {
      const second = other[name]
      if (!second || figure.ratio === null || second.ratio === null) return [name, figure]
      return [name, timesAsBad(figure.unit, figure.ratio, second.ratio) > 1 ? second : figure]
    }),
  )
}
