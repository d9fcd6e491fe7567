import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { importSums } from '#app/ui/import-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ImportView, PreviewItem } from './import-view.server.ts'

const fates: Record<PreviewItem['fate'], readonly [StatusTone, string]> = {
  created: ['settled', 'New'],
  updated: ['waiting', 'Updated'],
  unchanged: ['quiet', 'Unchanged'],
  rejected: ['needs-you', 'Not imported'],
}

/** What would become of every row, in the order of the file. */
export function Preview({ preview, rowsTotal }: { preview: NonNullable<ImportView['preview']>; rowsTotal: number }) {
  const { locale } = useDesk()
  const { counts, rows } = preview
  const count = (number: number) => number.toLocaleString('en-US')
  const seen = counts.rows < rowsTotal ? `the first ${count(counts.rows)} of ${count(rowsTotal)} rows` : 'all rows'
  return (
    <Panel title="What would happen" aside={`${importSums(counts)}, counted over ${seen}`}>
      <Table
        caption="Rows of the file and what would become of them"
        rows={rows}
        keyOf={({ line }) => String(line)}
        columns={[
          { head: 'Line', narrow: 'hidden', cell: ({ line }) => <span className="text-ink-faint">{line}</span> },
          {
            head: 'Invoice',
            narrow: 'title',
            cell: ({ invoice, raw }) =>
              invoice ? (
                <bdi className="font-medium">{invoice.number}</bdi>
              ) : (
                <bdi className="break-words text-ink-faint">{raw}</bdi>
              ),
          },
          {
            head: 'Client',
            narrow: 'below',
            cell: ({ invoice, reason }) => (invoice ? <bdi>{invoice.client}</bdi> : <span>{reason}</span>),
          },
          { head: 'Due', narrow: 'hidden', cell: ({ invoice }) => invoice && <Day day={invoice.dueOn} style="long" /> },
          {
            head: 'Total',
            align: 'right',
            narrow: 'hidden',
            cell: ({ invoice }) => invoice && <Money amount={invoice.total} locale={locale} />,
          },
          {
            head: 'Open',
            align: 'right',
            narrow: 'sideBelow',
            cell: ({ invoice }) => invoice && <Money amount={invoice.balance} locale={locale} />,
          },
          { head: 'Becomes', narrow: 'side', cell: ({ fate }) => <Fate fate={fate} /> },
        ]}
      />
      {rows.length < counts.rows && (
        <p className="text-xs text-ink-faint">
          Shown are the first {count(rows.length)} rows, and those that would not be imported.
        </p>
      )}
    </Panel>
  )
}

function Fate({ fate }: { fate: PreviewItem['fate'] }) {
  const [tone, text] = fates[fate]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
