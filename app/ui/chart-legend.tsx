/** Colours a chart may use; each stands beside its word in the legend. */
export type ChartTone = 'accent' | 'settled' | 'late' | 'needs-you' | 'faint'

export const fillOf: Record<ChartTone, string> = {
  accent: 'fill-accent',
  settled: 'fill-settled',
  late: 'fill-late',
  'needs-you': 'fill-needs-you',
  faint: 'fill-line-strong',
}

export const strokeOf: Record<ChartTone, string> = {
  accent: 'stroke-accent',
  settled: 'stroke-settled',
  late: 'stroke-late',
  'needs-you': 'stroke-needs-you',
  faint: 'stroke-line-strong',
}

export interface ChartSeries {
  name: string
  tone: ChartTone
}

/** What each colour of a chart means; with one colour the title says it. */
export function ChartLegend({ series }: { series: readonly ChartSeries[] }) {
  if (series.length < 2) return null
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {series.map(({ name, tone }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
            <rect width={10} height={10} rx={2} className={fillOf[tone]} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
