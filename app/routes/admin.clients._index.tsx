import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { BookUser } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listClients } from '#app/db/read/clients.server.ts'
import type { ClientRow } from '#app/db/read/clients.server.ts'
import { listColleagues } from '#app/db/read/filter-choices.server.ts'
import { listPolicyNames } from '#app/db/read/policy-list.server.ts'
import { listViews } from '#app/db/read/saved-views.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { clientFilterQuery, clientViews, readClientFilter } from '#app/domain/client/client-filter.ts'
import type { ClientFilter, ClientView } from '#app/domain/client/client-filter.ts'
import { BulkBar, RowBox } from '#app/ui/bulk-bar.tsx'
import { bulkDecisions } from '#app/ui/bulk-decisions.ts'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton, deskInput } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { ViewTabs } from '#app/ui/view-tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Clients · Dunwell' }]

const page = '/admin/clients'

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, userId, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const filter = readClientFilter(query)
  const after = query.get('after')
  const today = todayIn(timeZone, instantOf(now())).toString()
  const [{ rows, next }, views, colleagues, policies] = await Promise.all([
    listClients(businessId, { ...filter, after, today }),
    listViews(businessId, userId, page),
    listColleagues(businessId),
    listPolicyNames(businessId),
  ])
  return {
    ...{ filter, rows, next, isFirst: !after, views, colleagues, policies },
    query: clientFilterQuery(query),
    decisions: bulkDecisions(role, 'clients'),
    mayAdd: can(role, 'change-address'),
  }
}

const viewWords: Record<ClientView, string> = {
  all: 'All',
  open: 'Owe something',
  overdue: 'Late',
  unreachable: 'No address that works',
}

export default function Clients() {
  const { filter, rows, next, isFirst, views, colleagues, policies, query, decisions, mayAdd } =
    useLoaderData<typeof loader>()
  const { locale } = useDesk()
  const isMarkable = decisions.length > 0
  return (
    <DeskPage
      title="Clients"
      actions={
        mayAdd && (
          <Link to="/admin/clients/new" aria-keyshortcuts="n" className={deskButton('primary')}>
            New client
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <ViewTabs
          page={page}
          label="Which clients"
          views={views}
          tabs={clientViews.map((view) => ({
            to: `?show=${view}`,
            label: viewWords[view],
            current: view === filter.view,
          }))}
        />
        <ClientFilters filter={filter} colleagues={colleagues} policies={policies} />
      </div>
      {rows.length > 0 && <BulkBar list={page} query={query} decisions={decisions} of="clients" />}
      {rows.length === 0 ? (
        <EmptyState Icon={BookUser} title={query ? 'No client fits' : 'No clients yet'}>
          {query ? (
            <p>
              A search looks at names, customer numbers and e-mail addresses. Clear what narrows the list to see all.
            </p>
          ) : (
            <>
              <p>Add one here, or let clients come in with their invoices: import a file, or connect your program.</p>
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
              cell: ({ id, name }) => (
                <span className="flex items-center gap-1">
                  {isMarkable && <RowBox id={id} label={name} />}
                  <RowLink to={`/admin/clients/${id}`}>{name}</RowLink>
                </span>
              ),
            },
            { head: 'E-mail', narrow: 'line', cell: (row) => <Address row={row} /> },
            {
              head: 'Looked after by',
              narrow: 'hidden',
              cell: ({ caseOwner }) => <span className="text-ink-soft">{caseOwner}</span>,
            },
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

interface Named {
  id: string
  name: string
}

function ClientFilters({
  filter,
  colleagues,
  policies,
}: {
  filter: ClientFilter
  colleagues: readonly Named[]
  policies: readonly Named[]
}) {
  const { view, search, caseOwner, policy } = filter
  return (
    <Form method="get" role="search" key={JSON.stringify(filter)} className="flex flex-wrap gap-2">
      {view !== 'all' && <input type="hidden" name="show" value={view} />}
      <input
        type="search"
        name="q"
        defaultValue={search ?? ''}
        aria-label="Search clients"
        placeholder="Name, number or e-mail"
        className={`${deskInput} grow basis-48 lg:max-w-sm`}
      />
      <select
        name="owner"
        aria-label="Looked after by"
        defaultValue={caseOwner ?? ''}
        className={`${deskInput} w-auto! grow lg:grow-0`}
      >
        <option value="">Looked after by anyone</option>
        <option value="none">Looked after by nobody</option>
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        name="policy"
        aria-label="Policy"
        defaultValue={policy ?? ''}
        className={`${deskInput} w-auto! grow lg:grow-0`}
      >
        <option value="">Any policy</option>
        <option value="standard">No policy of their own</option>
        {policies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className={deskButton()}>
        Search
      </button>
    </Form>
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
