import type { PlanListRow } from '#app/db/read/plan-list.server.ts'
import { Day } from '#app/ui/day.tsx'
import { deadlineWords } from '#app/ui/deadline-words.ts'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { planStateWords } from '#app/ui/plan-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

/** Plans as one reads them: whose, how much, and what comes next. */
export function PlanTable({
  caption,
  rows,
  fits,
}: {
  caption: string
  rows: readonly PlanListRow[]
  /** Whether an offer keeps the limits, in words, by the plan's id. */
  fits: Readonly<Record<string, string>>
}) {
  const { locale } = useDesk()
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Client',
          narrow: 'title',
          cell: ({ id, clientName, numbers }) => (
            <>
              <RowLink to={`/admin/plans/${id}`}>{clientName}</RowLink>
              <span className="block text-xs text-ink-faint wrap-anywhere">
                {numbers.length === 1 ? 'Invoice' : 'Invoices'} {numbers.join(', ')}
              </span>
            </>
          ),
        },
        {
          head: 'Plan',
          narrow: 'side',
          align: 'right',
          cell: ({ total, count }) => (
            <>
              <Money amount={total} locale={locale} />
              <span className="block text-xs text-ink-faint">in {count}</span>
            </>
          ),
        },
        {
          head: 'Next',
          narrow: 'below',
          cell: (row) => (
            <>
              <NextStep row={row} />
              {fits[row.id] && <span className="block text-xs text-ink-faint">{fits[row.id]}</span>}
            </>
          ),
        },
        {
          head: 'State',
          narrow: 'sideBelow',
          cell: ({ state }) => {
            const { word, tone } = planStateWords[state]
            return <StatusBadge tone={tone}>{word}</StatusBadge>
          },
        },
      ]}
    />
  )
}

function NextStep({ row: { state, answerBy, next, remaining } }: { row: PlanListRow }) {
  const { locale, today } = useDesk()
  if ((state === 'proposed' || state === 'countered') && answerBy) {
    return (
      <>
        <span className={state === 'proposed' && answerBy < today ? 'text-late' : ''}>
          {state === 'proposed' ? 'Your answer ' : 'Their answer '}
          {deadlineWords(answerBy, today, locale)}
        </span>
      </>
    )
  }
  if (!next) return null
  const isLate = next.dueOn < today
  return (
    <span className={isLate ? 'text-late' : ''}>
      <Money amount={next.open} locale={locale} /> {isLate ? 'since' : 'on'}{' '}
      <Day day={next.dueOn} locale={locale} style="short" />
      {remaining && (
        <span className="block text-xs text-ink-faint">
          <Money amount={remaining} locale={locale} /> left
        </span>
      )}
    </span>
  )
}
