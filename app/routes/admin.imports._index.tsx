import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Import } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { listImports } from '#app/db/read/imports.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ImportStateBadge, importSums } from '#app/ui/import-state.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Imports · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const place = isUuid(after) ? after : null
  const mayImport = can(role, 'import-invoices')
  return { ...(await listImports(businessId, place)), isFirst: place === null, mayImport }
}

const toUpload = (
  <Link to="/admin/imports/new" className={deskButton('primary')}>
    Import invoices
  </Link>
)

export default function Imports() {
  const { rows, next, isFirst, mayImport } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Imports"
      guide="lists"
      lede="Invoices taken in from your accounting program."
      actions={mayImport && toUpload}
    >
      {rows.length === 0 ? (
        <EmptyState Icon={Import} title="Nothing was imported yet">
          <p>
            Export the list of invoices from QuickBooks, Xero, Stripe, Invoice Ninja, Wave, FreshBooks or a sheet of
            your own as CSV, and import it here. You see what becomes of every row before anything is taken in.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Imports, the latest first"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'File',
              narrow: 'title',
              cell: ({ id, filename }) => (
                <RowLink to={`/admin/imports/${id}`}>
                  <bdi className="break-all">{filename}</bdi>
                </RowLink>
              ),
            },
            { head: 'Status', narrow: 'side', cell: ({ state }) => <ImportStateBadge state={state} /> },
            {
              head: 'Invoices',
              narrow: 'below',
              cell: (run) => (run.state === 'done' ? importSums(run) : `${run.rowsTotal.toLocaleString('en-US')} rows`),
            },
            { head: 'Uploaded', narrow: 'sideBelow', cell: ({ createdAt }) => <When at={createdAt} /> },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
