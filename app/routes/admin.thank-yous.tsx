import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { HandHeart } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { readKeyset, writeKeyset } from '#app/db/read/keyset.ts'
import { listThankYous } from '#app/db/read/thank-yous.server.ts'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { MessageBadge } from '#app/ui/message-badge.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { methodWords } from '#app/ui/payment-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Thank-yous · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const missing = query.get('show') === 'missing'
  const place = readKeyset(query.get('after'), /^\d{1,15}$/)
  const before = place && { at: new Date(Number(place.value)), id: place.id }
  const { rows, next } = await listThankYous(businessId, { missing, before })
  return {
    missing,
    rows,
    next: next && writeKeyset({ value: String(next.at.getTime()), id: next.id }),
    isFirst: place === null,
  }
}

export default function ThankYous() {
  const { missing, rows, next, isFirst } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage title="Thank-yous" lede="Every payment that arrived, and the note that answers it.">
      <Tabs
        label="Which payments"
        tabs={[
          { to: '?', label: 'All payments', current: !missing },
          { to: '?show=missing', label: 'Without a note', current: missing },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState Icon={HandHeart} title={missing ? 'Everyone was thanked' : 'No payment has arrived yet'}>
          <p>
            {missing
              ? 'A note is missing only where a client has no address that works, or nothing of the payment met an invoice.'
              : 'As soon as one does, a thank-you goes out by itself: once per payment, also when it was late.'}
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Payments and their thank-yous"
          rows={rows}
          keyOf={({ paymentId }) => paymentId}
          columns={[
            {
              head: 'Client',
              narrow: 'title',
              cell: ({ note, clientId, clientName }) => (
                <RowLink to={note ? `/admin/thank-yous/${note.id}` : `/admin/clients/${clientId}`}>
                  {clientName}
                </RowLink>
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
                    <Link key={id} to={`/admin/invoices/${id}`} className="link">
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
            {
              head: 'Thank-you',
              narrow: 'line',
              cell: ({ note }) =>
                note ? <MessageBadge state={note.state} /> : <StatusBadge tone="late">No note</StatusBadge>,
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
