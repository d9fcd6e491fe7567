import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
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

const heads: Record<ImportKind, { name: string; client: string; on?: string; amount?: string }> = {
  invoices: { name: 'Invoice', client: 'Client', on: 'Due', amount: 'Total' },
  clients: { name: 'Client', client: 'Code and address' },
  payments: { name: 'Invoice', client: 'Client', on: 'Received', amount: 'Amount' },
  credit_notes: { name: 'Credit note', client: 'Client', on: 'Credited', amount: 'Amount' },
}

/** What would become of every row: first those that would not be imported, then the rest in the order of the file. */
export function Preview(props: { kind: ImportKind; preview: NonNullable<ImportView['preview']>; rowsTotal: number }) {
  const { kind, preview, rowsTotal } = props
  const head = heads[kind]
  const { locale } = useDesk()
  const sumColumn = (name: string, narrow: 'hidden' | 'sideBelow', which: 'amount' | 'open') => ({
    ...{ head: name, align: 'right' as const, narrow },
    cell: ({ shown }: PreviewItem) => {
      const amount = shown?.[which]
      return amount && <Money amount={amount} locale={locale} />
    },
  })
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
            head: head.name,
            narrow: 'title',
            cell: ({ shown, line }) =>
              shown ? (
                <bdi className="font-medium">{shown.number}</bdi>
              ) : (
                <span className="md:hidden">Line {line}</span>
              ),
          },
          {
            head: head.client,
            narrow: 'below',
            cell: (row) => (row.shown ? <bdi>{row.shown.client}</bdi> : <Rejected {...row} />),
          },
          ...(head.on === undefined
            ? []
            : [
                {
                  head: head.on,
                  narrow: 'hidden' as const,
                  cell: ({ shown }: PreviewItem) => (
                    <span className="whitespace-nowrap">{shown?.on && <Day day={shown.on} style="long" />}</span>
                  ),
                },
              ]),
          ...(head.amount === undefined
            ? []
            : [sumColumn(head.amount, kind === 'invoices' ? 'hidden' : 'sideBelow', 'amount')]),
          ...(kind === 'invoices' ? [sumColumn('Open', 'sideBelow', 'open')] : []),
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
