import type { PlanListRow } from '#app/db/read/plan-list.server.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { planStateWords } from '#app/ui/plan-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

/** Plans as one reads them: whose, how much, and what comes next. */
export function PlanTable({ caption, rows }: { caption: string; rows: readonly PlanListRow[] }) {
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
        { head: 'Next', narrow: 'below', cell: (row) => <NextStep row={row} /> },
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
        {state === 'proposed' ? 'Your answer by ' : 'Their answer by '}
        <Day day={answerBy} locale={locale} style="short" />
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
