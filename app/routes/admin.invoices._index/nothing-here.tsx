import { Link, useSearchParams } from '@remix-run/react'
import { FileText } from 'lucide-react'
import type { InvoiceView } from '#app/domain/invoice/invoice-view.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'

export function NothingHere({ view, isNarrowed }: { view: InvoiceView; isNarrowed: boolean }) {
  const [query] = useSearchParams()
  if (query.has('after')) return <EmptyState Icon={FileText} title="That was the last page" />
  if (isNarrowed) {
    return (
      <EmptyState Icon={FileText} title="No invoice fits">
        <p>A search looks at how a number begins or ends, at any part of a client’s name, and at exact amounts.</p>
      </EmptyState>
    )
  }
  const words: Record<InvoiceView, [string, string]> = {
    open: ['Nothing is open', 'Import invoices from your accounting program, or let it send them through the API.'],
    due: ['Nothing falls due this week', 'Invoices show here from a week before they are due.'],
    overdue: [
      'Nothing is overdue',
      'Everyone has paid on time so far. Late invoices would show here, the oldest first.',
    ],
    processing: [
      'No payment is clearing',
      'Bank debits take some days. While they clear, nothing is sent to the client.',
    ],
    draft: ['No drafts', 'An invoice stands here until it is issued: begin one with “New invoice”.'],
    paid: ['Nothing has been paid yet', 'Paid invoices show here, the latest first.'],
    closed: ['Nothing was cancelled or written off', 'Void and written-off invoices show here.'],
    all: ['No invoices yet', 'Write one here, or import a file from your accounting program to begin.'],
  }
  const [title, text] = words[view]
  return (
    <EmptyState Icon={FileText} title={title}>
      <p>{text}</p>
      {(view === 'open' || view === 'all') && (
        <Link to="/admin/imports" className={deskButton('primary')}>
          Import invoices
        </Link>
      )}
    </EmptyState>
  )
}
