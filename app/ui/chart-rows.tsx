import type { ReactNode } from 'react'
import { ChartLegend, fillOf } from './chart-legend.tsx'
import type { ChartSeries } from './chart-legend.tsx'

export interface ChartRow {
  label: string
  /** What the bar says, in words beside its name. */
  value: ReactNode
  /** One length per series. */
  parts: readonly number[]
}

/** Lengths to compare, each with its name and value above it: buckets, stages, reasons. Drawn on the server. */
export function ChartRows({
  title,
  series,
  rows,
}: {
  title: string
  series: readonly ChartSeries[]
  rows: readonly ChartRow[]
}) {
  const whole = ({ parts }: ChartRow) => parts.reduce((sum, part) => sum + Math.max(0, part), 0)
  const most = Math.max(1, ...rows.map(whole))
  return (
    <figure className="flex flex-col gap-3">
      <ChartLegend series={series} />
      <ol aria-label={title} className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={row.label} className="flex flex-col gap-1">
            <span className="flex flex-wrap justify-between gap-x-4">
              <span>{row.label}</span>
              <span className="text-ink-soft tabular-nums">{row.value}</span>
            </span>
            <svg
              viewBox="0 0 100 8"
              preserveAspectRatio="none"
              className="h-3 w-full rounded-sm bg-sunken"
              aria-hidden="true"
            >
              {row.parts.map((part, n) => {
                const before = row.parts.slice(0, n).reduce((sum, one) => sum + Math.max(0, one), 0)
                const { tone = 'accent', name = '' } = series[n] ?? {}
                const width = (Math.max(0, part) / most) * 100
                return <rect key={name} x={(before / most) * 100} width={width} height={8} className={fillOf[tone]} />
              })}
            </svg>
          </li>
        ))}
      </ol>
    </figure>
  )
}
