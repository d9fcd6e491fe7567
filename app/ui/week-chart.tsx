import { formatMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'

const WIDTH = 160
const HEIGHT = 40
const GAP = 4

/** What arrived week by week, drawn on the server; the present week stands at the right. */
export function WeekChart({ weeks, locale }: { weeks: readonly { day: string; amount: Money }[]; locale: string }) {
  const most = weeks.reduce((top, { amount }) => (amount.minor > top ? amount.minor : top), 1n)
  const width = WIDTH / Math.max(1, weeks.length)
  const spoken = weeks.map(({ day, amount }) => `${day}: ${formatMoney(amount, locale)}`).join(', ')
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-10 w-40 shrink-0"
      role="img"
      aria-label={`Received in the weeks from ${spoken}`}
    >
      {weeks.map(({ day, amount }, n) => {
        const height = amount.minor === 0n ? 1 : Math.max(2, Number((amount.minor * BigInt(HEIGHT)) / most))
        return (
          <rect
            key={day}
            x={n * width}
            y={HEIGHT - height}
            width={width - GAP}
            height={height}
            rx={1}
            className={n === weeks.length - 1 ? 'fill-accent' : 'fill-line-strong'}
          >
            <title>{`Week of ${day}: ${formatMoney(amount, locale)}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
