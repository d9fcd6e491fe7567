import { Form, Link } from '@remix-run/react'
import type { ThankYouRow } from '#app/db/read/thank-yous.server.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { MessageBadge } from '#app/ui/message-badge.tsx'
import { Money } from '#app/ui/money.tsx'
import { methodWords } from '#app/ui/payment-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { missingWords } from '#app/ui/thank-you-words.ts'
import { When } from '#app/ui/when.tsx'

/** Payments, and what became of the thanks for each. */
export function ThankYouTable({ rows, mayThank }: { rows: readonly ThankYouRow[]; mayThank: boolean }) {
  const { locale } = useDesk()
  return (
    <Table
      caption="Payments and their thank-yous"
      rows={rows}
      keyOf={({ paymentId }) => paymentId}
      columns={[
        {
          head: 'Client',
          narrow: 'title',
          cell: ({ note, clientId, clientName }) => (
            <RowLink to={note ? `/admin/thank-yous/${note.id}` : `/admin/clients/${clientId}`}>{clientName}</RowLink>
          ),
        },
        {
          head: 'Amount',
          narrow: 'side',
          align: 'right',
          cell: ({ amount }) => <Money amount={amount} locale={locale} />,
        },
        {
          head: 'For',
          narrow: 'line',
          cell: ({ invoices }) => (
            <span className="relative z-10 flex flex-wrap gap-x-2">
              {invoices.map(({ id, number }) => (
                <Link key={id} to={`/admin/invoices/${id}`} className="link inline-flex min-h-6 items-center">
                  {number}
                </Link>
              ))}
            </span>
          ),
        },
        {
          head: 'Arrived',
          narrow: 'line',
          cell: ({ settledAt, method }) => (
            <span className="text-ink-soft">
              {methodWords[method]}, <When at={settledAt} />
            </span>
          ),
        },
        { head: 'Thank-you', narrow: 'line', cell: (row) => <Thanks row={row} mayThank={mayThank} /> },
      ]}
    />
  )
}

function Thanks({ row, mayThank }: { row: ThankYouRow; mayThank: boolean }) {
  const { note, missing, paymentId, clientId, clientName } = row
  if (missing === null && note) {
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <MessageBadge state={note.state} />
        <span className="text-xs text-ink-faint">
          {note.state === 'queued' && (
            <>
              goes out <When at={note.sendAt} />
            </>
          )}
          {note.state !== 'queued' && note.sentAt && <When at={note.sentAt} />}
        </span>
      </span>
    )
  }
  if (missing === null) return null
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusBadge tone="late">{missingWords[missing]}</StatusBadge>
      {missing === 'called_off' && note?.reason && (
        <span className="text-xs text-ink-faint wrap-anywhere">{note.reason}</span>
      )}
      {missing === 'no_address' && (
        <Link to={`/admin/clients/${clientId}`} className="link relative z-10 inline-flex min-h-6 items-center">
          Add an address
        </Link>
      )}
      {missing === 'none_written' && mayThank && (
        <Form method="post" className="relative z-10">
          <input type="hidden" name="payment" value={paymentId} />
          <button type="submit" name="intent" value="thank" className={deskButton()} aria-label={`Thank ${clientName}`}>
            Thank
          </button>
        </Form>
      )}
    </span>
  )
}
