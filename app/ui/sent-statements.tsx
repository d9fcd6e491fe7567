import { Link } from '@remix-run/react'
import type { SentStatement } from '#app/domain/statement/sent-statement.ts'
import { Day } from './day.tsx'
import { useDesk } from './desk.ts'
import { MessageBadge } from './message-badge.tsx'
import { statementKindWords } from './statement-words.ts'
import { StatusBadge } from './status-badge.tsx'
import { RowLink, Table } from './table.tsx'

/** Statements that went, with their mails, and those that did not, with the reason. */
export function SentStatements({ rows }: { rows: readonly SentStatement[] }) {
  const { locale } = useDesk()
  return (
    <Table
      caption="Statements sent"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Client',
          narrow: 'title',
          cell: (row: SentStatement) => (
            <RowLink to={`/admin/clients/${row.client.id}/statement`}>{row.client.name}</RowLink>
          ),
        },
        { head: 'Kind', narrow: 'below', cell: (row) => statementKindWords[row.kind] },
        { head: 'Day', narrow: 'sideBelow', cell: (row) => <Day day={row.asOf} locale={locale} /> },
        {
          head: 'What became of it',
          narrow: 'line',
          cell: ({ message, reason }) =>
            message ? (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <MessageBadge state={message.state} />
                {/* Above the link that the row is. */}
                <Link to={`/admin/outbox/${message.id}`} className="link relative wrap-anywhere">
                  {message.to}
                </Link>
              </span>
            ) : (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <StatusBadge tone="late">Not sent</StatusBadge>
                <span className="text-ink-soft wrap-anywhere">{reason}</span>
              </span>
            ),
        },
      ]}
    />
  )
}
