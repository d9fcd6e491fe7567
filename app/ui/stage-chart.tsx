import { Link } from '@remix-run/react'

export interface StageBar {
  label: string
  count: number
  to: string
}

const ROW = 28
const LABEL = 150
const WIDTH = 420
const NUMBER = 48

/** How many open invoices have reached each stage, drawn on the server; each bar leads to its invoices. */
export function StageChart({ bars }: { bars: readonly StageBar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const lengthOf = (count: number) => (count === 0 ? 0 : Math.max(3, ((WIDTH - LABEL - NUMBER) * count) / most))
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      className="h-auto w-full max-w-md"
      role="group"
      aria-label="Open invoices by stage"
    >
      {bars.map(({ label, count, to }, row) => (
        <Link key={label} to={to} className="group">
          <rect x={0} y={row * ROW} width={WIDTH} height={ROW} fill="transparent" />
          <text
            x={LABEL - 12}
            y={row * ROW + ROW / 2}
            dy="0.35em"
            textAnchor="end"
            className="fill-ink-soft text-[13px] group-hover:fill-ink group-hover:underline"
          >
            {label}
          </text>
          <rect
            x={LABEL}
            y={row * ROW + 6}
            width={lengthOf(count)}
            height={ROW - 12}
            rx={3}
            className="fill-accent opacity-80 group-hover:opacity-100"
          />
          <text
            x={LABEL + lengthOf(count) + 8}
            y={row * ROW + ROW / 2}
            dy="0.35em"
            className="fill-ink text-[13px] font-medium tabular-nums"
          >
            {` ${count}`}
          </text>
        </Link>
      ))}
    </svg>
  )
}
