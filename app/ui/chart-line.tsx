import { useId } from 'react'
import { ChartAxes, GridLines, plot, roundTop } from './chart-axes.tsx'
import { ChartLegend, strokeOf } from './chart-legend.tsx'
import type { ChartSeries } from './chart-legend.tsx'

interface ChartLineProps {
  title: string
  /** What the drawing shows, in a sentence, for those who do not see it. */
  text: string
  series: readonly ChartSeries[]
  /** One value per series; null where there is none, which leaves a gap. */
  points: readonly { label: string; values: readonly (number | null)[] }[]
  format: (value: number) => string
}

/** How figures move from month to month, drawn on the server. A table with the same figures stands below it. */
export function ChartLine({ title, text, series, points, format }: ChartLineProps) {
  const id = useId()
  const known = points.flatMap(({ values }) => values.filter((value) => value !== null))
  const top = roundTop(Math.max(0, ...known))
  const width = points.length * plot.column
  const place = (n: number, value: number) =>
    `${(n + 0.5) * plot.column} ${plot.height - (Math.max(0, value) / top) * plot.height}`
  return (
    <figure className="flex flex-col gap-3">
      <ChartLegend series={series} />
      <ChartAxes top={top} format={format} labels={points.map(({ label }) => label)} every={2}>
        <svg
          viewBox={`0 0 ${width} ${plot.height}`}
          preserveAspectRatio="none"
          className="size-full overflow-visible"
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-text`}>{text}</desc>
          <GridLines width={width} />
          {series.map(({ name, tone }, part) => {
            const places = points.map(({ values }, n) => {
              const value = values[part] ?? null
              return value === null ? null : place(n, value)
            })
            const line = places.map((at, n) => at && `${n > 0 && places[n - 1] ? 'L' : 'M'}${at}`).filter(Boolean)
            const look = { className: `fill-none ${strokeOf[tone]}`, vectorEffect: 'non-scaling-stroke' } as const
            return (
              <g key={name} strokeLinecap="round" strokeLinejoin="round">
                <path d={line.join('')} strokeWidth={2} {...look} />
                {/* A dot is a line without length: a circle would be stretched with the drawing. */}
                <path
                  d={places
                    .map((at) => at && `M${at}h0`)
                    .filter(Boolean)
                    .join('')}
                  strokeWidth={7}
                  {...look}
                />
              </g>
            )
          })}
        </svg>
      </ChartAxes>
    </figure>
  )
}
