import { CircleCheck } from 'lucide-react'
import type { Money as Amount } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

interface QuietItem {
  readonly invoiceId: string
  readonly number: string
  readonly client: string
  readonly balance: Amount
  readonly why: string
}

/** Open invoices for which the month brings nothing, and why. */
export function QuietList({ rows }: { rows: readonly QuietItem[] }) {
  const { locale } = useDesk()
  if (rows.length === 0) {
    return (
      <EmptyState Icon={CircleCheck} title="No invoice is left out">
        <p>Something comes for every open invoice. Those that are paused, on a plan or disputed would show here.</p>
      </EmptyState>
    )
  }
  return (
    <Table
      caption="Open invoices for which nothing comes"
      rows={rows}
      keyOf={({ invoiceId }) => invoiceId}
      columns={[
        {
          head: 'Invoice',
          narrow: 'title',
          cell: ({ invoiceId, number }) => <RowLink to={`/admin/invoices/${invoiceId}`}>{number}</RowLink>,
        },
        { head: 'Client', narrow: 'below', cell: ({ client }) => client },
        {
          head: 'Balance',
          narrow: 'side',
          align: 'right',
          cell: ({ balance }) => <Money amount={balance} locale={locale} />,
        },
        { head: 'Why', narrow: 'line', cell: ({ why }) => <span className="text-ink-soft">{why}</span> },
      ]}
    />
  )
}
