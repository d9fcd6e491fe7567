import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listViews } from '#app/db/read/saved-views.server.ts'
import { invoiceViews } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceView } from '#app/domain/invoice/invoice-view.ts'
import { BulkBar } from '#app/ui/bulk-bar.tsx'
import { bulkDecisions } from '#app/ui/bulk-decisions.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { InvoiceFilters } from '#app/ui/invoice-filters.tsx'
import { BesideList } from '#app/ui/invoice-pane.tsx'
import { InvoiceTable } from '#app/ui/invoice-table.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { ViewTabs } from '#app/ui/view-tabs.tsx'
import { readListPage } from '../admin.follow-ups._index/list-page.server.ts'
import { NothingHere } from './nothing-here.tsx'

export const meta: MetaFunction = () => [{ title: 'Invoices · Dunwell' }]

const page = '/admin/invoices'

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const query = new URL(request.url).searchParams
  // A search looks through everything, unless a view was chosen.
  const [views, list] = await Promise.all([
    listViews(staff.businessId, staff.userId, page),
    readListPage(staff, query, query.get('q') ? 'all' : 'open', now()),
  ])
  return { views, ...list, decisions: bulkDecisions(staff.role), mayWrite: can(staff.role, 'edit-invoice') }
}

const viewWords: Record<InvoiceView, string> = {
  open: 'Open',
  due: 'Due this week',
  overdue: 'Overdue',
  processing: 'Clearing',
  draft: 'Drafts',
  paid: 'Paid',
  closed: 'Void and written off',
  all: 'All',
}

export default function Invoices() {
  const { rows, next, isFirst, view, isOpen, isNarrowed, views, ...rest } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Invoices"
      actions={
        <>
          <Link to="/admin/imports" className={deskButton('secondary')}>
            Import invoices
          </Link>
          {rest.mayWrite && (
            <Link to="/admin/invoices/new" aria-keyshortcuts="n" className={deskButton('primary')}>
              New invoice
            </Link>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <ViewTabs
          page={page}
          label="Which invoices"
          views={views}
          tabs={invoiceViews.map((choice) => ({
            to: `?show=${choice}`,
            label: viewWords[choice],
            current: choice === view,
          }))}
        />
        <InvoiceFilters choices={rest.choices} isOpen={isOpen} keep={['show']} />
      </div>
      {rows.length === 0 ? (
        <NothingHere view={view} isNarrowed={isNarrowed} />
      ) : (
        <>
          {isOpen && <BulkBar list={page} query={rest.allQuery} decisions={rest.decisions} of="invoices" />}
          <BesideList>{(beside) => <InvoiceTable rows={rows} isMarkable={isOpen} {...beside} />}</BesideList>
        </>
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
