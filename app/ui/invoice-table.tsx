import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { InvoiceBadges } from './invoice-badges.tsx'
import type { InvoiceItem } from './invoice-item.ts'
import { Money } from './money.tsx'
import { RowLink, Table } from './table.tsx'

export function InvoiceTable({ rows }: { rows: readonly InvoiceItem[] }) {
  const { locale } = useDesk()
  return (
    <Table
      caption="Invoices"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Number',
          narrow: 'title',
          cell: (row) => <RowLink to={`/admin/invoices/${row.id}`}>{row.number}</RowLink>,
        },
        {
          head: 'Client',
          narrow: 'line',
          cell: ({ clientName }) => <span className="line-clamp-1">{clientName}</span>,
        },
        {
          head: 'Balance',
          narrow: 'side',
          align: 'right',
          cell: ({ state, balance, total }) =>
            state === 'issued' ? (
              <Money amount={balance} locale={locale} />
            ) : (
              <Money amount={total} locale={locale} className="text-ink-faint" />
            ),
        },
        { head: 'Due', narrow: 'line', cell: (row) => <DueCell dueOn={row.dueOn} daysLate={row.daysLate} /> },
        { head: 'Status', narrow: 'line', cell: (row) => <InvoiceBadges state={row.state} labels={row.labels} /> },
        { head: 'Stage', narrow: 'hidden', cell: ({ stage }) => <span className="text-ink-soft">{stage}</span> },
        {
          head: 'Next step',
          narrow: 'line',
          cell: ({ next, rests }) => <span className={rests ? 'text-ink-faint italic' : ''}>{next}</span>,
        },
      ]}
    />
  )
}

function DueCell({ dueOn, daysLate }: { dueOn: string; daysLate: number }) {
  const { locale } = useDesk()
  return (
    <span className="flex flex-col max-md:flex-row max-md:gap-2 md:whitespace-nowrap">
      <Day day={dueOn} locale={locale} />
      {daysLate > 0 && (
        <span className="text-xs text-late">{daysLate === 1 ? '1 day late' : `${daysLate} days late`}</span>
      )}
    </span>
  )
}
