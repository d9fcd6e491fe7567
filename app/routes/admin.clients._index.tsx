import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { BookUser } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listClients } from '#app/db/read/clients.server.ts'
import type { ClientRow } from '#app/db/read/clients.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'

export const meta: MetaFunction = () => [{ title: 'Clients · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const after = query.get('after')
  const today = todayIn(timeZone, instantOf(now())).toString()
  const { rows, next } = await listClients(businessId, { search: search || null, after, today })
  return { search, rows, next, isFirst: !after }
}

export default function Clients() {
  const { search, rows, next, isFirst } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage title="Clients">
      <Form method="get" role="search" className="flex gap-2 lg:max-w-md">
        <input
          type="search"
          name="q"
          defaultValue={search}
          key={search}
          aria-label="Search clients"
          placeholder="Any part of a name"
          className={deskInput}
        />
        <button type="submit" className={deskButton()}>
          Search
        </button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState Icon={BookUser} title={search ? `No client’s name contains “${search}”` : 'No clients yet'}>
          {!search && (
            <>
              <p>Clients come in with their invoices: import a file, or connect your accounting program.</p>
              <Link to="/admin/imports" className={deskButton('primary')}>
                Import invoices
              </Link>
            </>
          )}
        </EmptyState>
      ) : (
        <Table
          caption="Clients"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Name',
              narrow: 'title',
              cell: ({ id, name }) => <RowLink to={`/admin/clients/${id}`}>{name}</RowLink>,
            },
            { head: 'E-mail', narrow: 'line', cell: (row) => <Address row={row} /> },
            {
              head: 'Open invoices',
              narrow: 'line',
              align: 'right',
              cell: ({ openInvoices, overdueInvoices }) => (
                <span className={openInvoices ? '' : 'text-ink-faint'}>
                  {openInvoices}
                  <span className="md:hidden"> open</span>
                  {overdueInvoices > 0 && <span className="pl-2 text-xs text-late">{overdueInvoices} late</span>}
                </span>
              ),
            },
            {
              head: 'Open',
              narrow: 'side',
              align: 'right',
              cell: ({ open }) => (
                <span className="flex flex-col">
                  {open.map((amount) => (
                    <Money key={amount.currency} amount={amount} locale={locale} />
                  ))}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}

const addressProblems = { bounced: 'Bounced', complained: 'Unwanted', missing: 'No address' }

function Address({ row: { email, addressState } }: { row: Pick<ClientRow, 'email' | 'addressState'> }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {email && <span className="break-all text-ink-soft">{email}</span>}
      {addressState !== 'usable' && <StatusBadge tone="needs-you">{addressProblems[addressState]}</StatusBadge>}
    </span>
  )
}
