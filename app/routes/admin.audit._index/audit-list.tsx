import { Link } from '@remix-run/react'
import type { ChangeLine } from '#app/domain/timeline/change-lines.ts'
import { When } from '#app/ui/when.tsx'

interface AuditLine {
  id: string
  at: Date
  who: string
  sentence: string
  changes: readonly ChangeLine[]
  client: { id: string; name: string } | null
  invoice: { id: string; number: string } | null
}

/** One line per thing that was done: when, who, what, and what it was before. */
export function AuditList({ entries }: { entries: readonly AuditLine[] }) {
  return (
    <ol aria-label="On record" className="flex flex-col">
      {entries.map(({ id, at, who, sentence, changes, client, invoice }) => (
        <li
          key={id}
          className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 md:grid-cols-[8.5rem_10rem_minmax(0,1fr)] [overflow-wrap:anywhere]"
        >
          <span className="text-ink-soft tabular-nums" title={at.toISOString()}>
            <When at={at} />
          </span>
          <span className="font-medium">{who}</span>
          <div className="flex flex-col gap-1">
            <p>{sentence}</p>
            {changes.length > 0 && (
              <dl className="flex flex-col gap-0.5 text-ink-soft">
                {changes.map(({ field, before, after }) => (
                  <div key={field} className="flex flex-wrap gap-x-2">
                    <dt className="font-medium">{field}</dt>
                    <dd>
                      {before} <span aria-hidden="true">→</span>
                      <span className="sr-only">became</span> {after}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            {(invoice || client) && (
              <p className="flex flex-wrap gap-x-3 text-xs">
                {invoice && (
                  <Link to={`/admin/invoices/${invoice.id}`} className="link">
                    Invoice {invoice.number}
                  </Link>
                )}
                {client && (
                  <Link to={`/admin/clients/${client.id}`} className="link">
                    {client.name}
                  </Link>
                )}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
