import { useId } from 'react'
import { ChartAxes, GridLines, plot, roundTop } from './chart-axes.tsx'
import { ChartLegend, fillOf } from './chart-legend.tsx'
import type { ChartSeries } from './chart-legend.tsx'

interface ChartColumnsProps {
  title: string
  /** What the drawing shows, in a sentence, for those who do not see it. */
  text: string
  series: readonly ChartSeries[]
  /** One value per series; what lies below nothing is left to the table. */
  columns: readonly { label: string; values: readonly number[] }[]
  /** `stacked`: the values sum to something; `beside`: they are compared. */
  kind?: 'stacked' | 'beside'
  format: (value: number) => string
  every?: 2 | 3
}

const GAP = 2

/** Values by month or week as columns, drawn on the server. A table with the same figures stands below it. */
export function ChartColumns({ title, text, series, columns, kind = 'stacked', format, every = 2 }: ChartColumnsProps) {
  const id = useId()
  const drawn = columns.map(({ label, values }) => ({ label, values: values.map((value) => Math.max(0, value)) }))
  const heightOf = (values: readonly number[]) =>
    kind === 'stacked' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
  const top = roundTop(Math.max(...drawn.map(({ values }) => heightOf(values))))
  const width = drawn.length * plot.column
  return (
    <figure className="flex flex-col gap-3">
      <ChartLegend series={series} />
      <ChartAxes top={top} format={format} labels={drawn.map(({ label }) => label)} every={every}>
        <svg
          viewBox={`0 0 ${width} ${plot.height}`}
          preserveAspectRatio="none"
          className="size-full"
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-text`}>{text}</desc>
          <GridLines width={width} />
          {drawn.map(({ label, values }, n) =>
            values.map((value, part) => {
              const room = plot.column - GAP
              const isBeside = kind === 'beside'
              const height = (value / top) * plot.height
              const below = isBeside
                ? 0
                : (values.slice(0, part).reduce((sum, one) => sum + one, 0) / top) * plot.height
              const { tone = 'accent', name = '' } = series[part] ?? {}
              return (
                <rect
                  key={`${label} ${name}`}
                  x={n * plot.column + GAP / 2 + (isBeside ? (part * room) / values.length : 0)}
                  y={plot.height - below - height}
                  width={isBeside ? room / values.length : room}
                  height={height}
                  className={fillOf[tone]}
                />
              )
            }),
          )}
        </svg>
      </ChartAxes>
    </figure>
  )
}
