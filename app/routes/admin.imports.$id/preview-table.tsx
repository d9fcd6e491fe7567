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

/** What would become of every row: first those that would not be imported, then the rest in the order of the file. */
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
            cell: ({ invoice, line }) =>
              invoice ? (
                <bdi className="font-medium">{invoice.number}</bdi>
              ) : (
                <span className="md:hidden">Line {line}</span>
              ),
          },
          {
            head: 'Client',
            narrow: 'below',
            cell: (row) => (row.invoice ? <bdi>{row.invoice.client}</bdi> : <Rejected {...row} />),
          },
          {
            head: 'Due',
            narrow: 'hidden',
            cell: ({ invoice }) => (
              <span className="whitespace-nowrap">{invoice && <Day day={invoice.dueOn} style="long" />}</span>
            ),
          },
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
          Shown are rows that would not be imported, and the first of the others: {count(rows.length)} in all.
        </p>
      )}
    </Panel>
  )
}

function Rejected({ reason, raw }: PreviewItem) {
  return (
    <div className="prose">
      <p>{reason}</p>
      <p className="text-xs break-words text-ink-faint">
        <bdi>{raw}</bdi>
      </p>
    </div>
  )
}

function Fate({ fate }: { fate: PreviewItem['fate'] }) {
  const [tone, text] = fates[fate]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
