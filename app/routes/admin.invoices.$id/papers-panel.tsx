import { Link } from '@remix-run/react'
import { formatSize } from '#app/domain/file/file-size.ts'
import type { Money as Amount } from '#app/domain/money.ts'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Panel } from '#app/ui/desk-page.tsx'
import { Money } from '#app/ui/money.tsx'

interface PapersPanelProps {
  invoiceId: string
  papers: {
    notes: string | null
    files: readonly { id: string; filename: string; size: number }[]
    creditNotes: readonly { id: string; number: number; amount: Amount; issuedOn: string }[]
    refunds: readonly { id: string; amount: Amount; state: string }[]
    recurring: { id: string; name: string } | null
  }
}

/** The papers that belong to it: its PDF, what is attached, what was credited and given back. */
export function PapersPanel({ invoiceId, papers }: PapersPanelProps) {
  const { locale } = useDesk()
  const { notes, files, creditNotes, refunds, recurring } = papers
  return (
    <Panel title="Papers">
      <ul className="flex flex-col gap-1.5">
        <li>
          <a href={`/admin/invoices/${invoiceId}.pdf`} className="link" download>
            Invoice (PDF)
          </a>
        </li>
        {files.map(({ id, filename, size }) => (
          <li key={id}>
            <a href={`/admin/files/${id}`} className="link break-all" download>
              {filename}
            </a>{' '}
            <span className="text-xs text-ink-faint">{formatSize(size, locale)}</span>
          </li>
        ))}
        {creditNotes.map(({ id, number, amount, issuedOn }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3">
            <a href={`/admin/credit-notes/${id}.pdf`} className="link" download>
              Credit note {number} (PDF)
            </a>
            <span className="text-ink-soft">
              <Money amount={amount} locale={locale} /> on <Day day={issuedOn} locale={locale} />
            </span>
          </li>
        ))}
        {refunds.map(({ id, amount, state }) => (
          <li key={id}>
            <Money amount={amount} locale={locale} /> refunded <span className="text-ink-faint">({state})</span>
          </li>
        ))}
      </ul>
      {recurring && (
        <p>
          Made by the rhythm{' '}
          <Link to={`/admin/recurring/${recurring.id}`} className="link">
            {recurring.name}
          </Link>
        </p>
      )}
      {notes && <p className="prose whitespace-pre-line text-ink-soft">{notes}</p>}
    </Panel>
  )
}
