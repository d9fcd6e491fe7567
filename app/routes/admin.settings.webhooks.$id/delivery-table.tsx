import { useLocation } from '@remix-run/react'
import type { DeliveryRow } from '#app/db/read/webhooks.server.ts'
import { RowLink, Table } from '#app/ui/table.tsx'
import { DeliveryBadge } from '#app/ui/webhooks/delivery-badge.tsx'
import { When } from '#app/ui/when.tsx'

/** Deliveries, the newest event first; each opens above the list. */
export function DeliveryTable({ rows, opened }: { rows: readonly DeliveryRow[]; opened: string | null }) {
  const { search } = useLocation()
  const to = (id: string) => {
    const query = new URLSearchParams(search)
    query.delete('said')
    query.set('delivery', id)
    return `?${query}`
  }
  return (
    <Table
      caption="Deliveries"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Event',
          narrow: 'title',
          cell: ({ id, type }) => (
            <RowLink to={to(id)} isCurrent={id === opened}>
              <span className="wrap-anywhere">{type}</span>
            </RowLink>
          ),
        },
        { head: 'State', narrow: 'side', cell: ({ state, tries }) => <DeliveryBadge state={state} tries={tries} /> },
        { head: 'Happened', narrow: 'below', cell: ({ createdAt }) => <When at={createdAt} /> },
        {
          head: 'Last try',
          narrow: 'line',
          cell: ({ attempts, nextTryAt, tries }) => (
            <span className="text-ink-soft">
              {attempts.at(-1)?.said ?? 'not tried yet'}
              {nextTryAt && tries > 0 && (
                <>
                  {' '}
                  · next <When at={nextTryAt} />
                </>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
