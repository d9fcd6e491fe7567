import type { ReactNode } from 'react'

/** Height and width of one column in a drawing's own units; it is stretched to the room there is. */
export const plot = { height: 100, column: 10 } as const

/** The next number a reader can halve in the head: 1, 2, 4, 5 or 10 times a power of ten. */
export function roundTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return power * ([1, 2, 4, 5, 10].find((step) => step * power >= most) ?? 10)
}

interface ChartAxesProps {
  top: number
  format: (value: number) => string
  labels: readonly string[]
  /** On phones only every so-many-th label is shown, the first among them. */
  every: 2 | 3
  children: ReactNode
}

const sparse = { 2: 'max-sm:nth-[2n]:invisible', 3: 'max-lg:nth-[3n]:invisible max-lg:nth-[3n+2]:invisible' }

/** Scale at the left and labels below stay text: they keep their size however the drawing is stretched. */
export function ChartAxes({ top, format, labels, every, children }: ChartAxesProps) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1 text-xs text-ink-faint tabular-nums">
      <div aria-hidden="true" className="-my-2 flex flex-col justify-between text-right">
        <span>{format(top)}</span>
        <span>{format(top / 2)}</span>
        <span>{format(0)}</span>
      </div>
      <div className="h-44">{children}</div>
      <span />
      <ol aria-hidden="true" className="flex">
        {labels.map((label, n) => (
          <li key={`${label} ${n}`} className={`flex min-w-0 flex-1 justify-center whitespace-nowrap ${sparse[every]}`}>
            {label}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Lines at nothing, half and the top. */
export function GridLines({ width }: { width: number }) {
  return [0, 50, plot.height].map((y) => (
    <line key={y} x1={0} x2={width} y1={y} y2={y} className="stroke-line" vectorEffect="non-scaling-stroke" />
  ))
}
