import type { MouseEvent } from 'react'
import type { InvoiceLabel } from '#app/domain/invoice/invoice-label.ts'
import { RowBox } from './bulk-bar.tsx'
import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { InvoiceBadges } from './invoice-badges.tsx'
import type { InvoiceItem } from './invoice-item.ts'
import { Money } from './money.tsx'
import { RowLink, Table } from './table.tsx'
import type { Column } from './table.tsx'

interface InvoiceTableProps {
  rows: readonly InvoiceItem[]
  withClient?: boolean
  /** Rows can be marked, for the list's bulk bar. */
  isMarkable?: boolean
  /** The one that is shown beside the list. */
  open?: string | null
  /** Takes over a click on a row where there is room beside the list. */
  onOpen?: (event: MouseEvent<HTMLAnchorElement>, id: string) => void
}

/** Invoices with what is owed, since when, and what happens next. */
export function InvoiceTable({ rows, withClient = true, isMarkable = false, open, onOpen }: InvoiceTableProps) {
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
          cell: ({ id, number }) => (
            <span className="flex items-center gap-1">
              {isMarkable && <RowBox id={id} label={number} />}
              <RowLink
                to={`/admin/invoices/${id}`}
                isCurrent={open === id}
                opensAtOnce={Boolean(open)}
                {...(onOpen && { onClick: (event: MouseEvent<HTMLAnchorElement>) => onOpen(event, id) })}
              >
                {number}
              </RowLink>
            </span>
          ),
        },
        ...(withClient ? [clientColumn] : []),
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
        ...(open ? [] : [stageColumn]),
        {
          head: 'Next step',
          narrow: 'line',
          cell: ({ next, rests }) => <span className={rests ? 'text-ink-faint' : ''}>{next}</span>,
        },
        ...(open ? [] : [statusColumn(withClient)]),
      ]}
    />
  )
}

const clientColumn: Column<InvoiceItem> = {
  head: 'Client',
  narrow: 'below',
  cell: ({ clientName }) => <span className="line-clamp-2 md:line-clamp-1 md:min-w-44">{clientName}</span>,
}

// An invoice beside the list says these itself, and takes their room.
const stageColumn: Column<InvoiceItem> = {
  head: 'Stage',
  narrow: 'hidden',
  cell: ({ stage }) => <span className="whitespace-nowrap text-ink-soft">{stage}</span>,
}
const statusColumn = (withClient: boolean): Column<InvoiceItem> => ({
  head: 'Status',
  narrow: withClient ? 'sideBelow' : 'line',
  cell: ({ state, labels }) => <InvoiceBadges state={state} labels={labels.filter(isNoMatterOfDates)} />,
})

// The due column says these already.
const isNoMatterOfDates = (label: InvoiceLabel) => label !== 'due' && label !== 'overdue'

function DueCell({ dueOn, daysLate }: { dueOn: string; daysLate: number }) {
  const { locale } = useDesk()
  return (
    <span className="flex flex-col max-md:flex-row max-md:items-baseline max-md:gap-2 md:whitespace-nowrap">
      <Day day={dueOn} locale={locale} />
      {daysLate > 0 && (
        <span className="text-xs text-late">{daysLate === 1 ? '1 day late' : `${daysLate} days late`}</span>
      )}
    </span>
  )
}
