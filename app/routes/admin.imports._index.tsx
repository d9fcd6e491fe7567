import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Import } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { listImports } from '#app/db/read/imports.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { kindWords } from '#app/domain/invoice-import/import-kind.ts'
import { forgetMapping, listMappings } from '#app/features/imports/mapping.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
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
  const mappings = mayImport && place === null ? await listMappings(businessId) : []
  const mayExport = can(role, 'export-reports')
  return { ...(await listImports(businessId, place)), mappings, isFirst: place === null, mayImport, mayExport }
}

/** Forgets how files of one shape are read. */
export async function action({ request }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'import-invoices')
  const id = String((await request.formData()).get('mapping') ?? '')
  if (isUuid(id)) await forgetMapping(businessId, id)
  return redirect('/admin/imports')
}

const toUpload = (
  <>
    <Link to="/admin/imports/e-invoices" className={deskButton('secondary')}>
      Import e-invoices
    </Link>
    <Link to="/admin/imports/new" className={deskButton('primary')}>
      Import invoices and other lists
    </Link>
  </>
)

export default function Imports() {
  const { rows, next, mappings, isFirst, mayImport, mayExport } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Imports"
      guide="lists"
      lede="Lists taken in from your accounting program: clients, invoices, payments, credit notes."
      actions={mayImport && toUpload}
    >
      {rows.length === 0 ? (
        <EmptyState Icon={Import} title="Nothing was imported yet">
          <p>
            Export the lists of clients and invoices from QuickBooks, Xero, Stripe, Invoice Ninja, Wave, FreshBooks or a
            sheet of your own as CSV, and import it here. You see what becomes of every row before anything is taken in.
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
              head: 'Rows',
              narrow: 'below',
              cell: (run) =>
                `${kindWords[run.kind][1]}: ${run.state === 'done' ? importSums(run) : `${run.rowsTotal.toLocaleString('en-US')} rows`}`,
            },
            { head: 'Uploaded', narrow: 'sideBelow', cell: ({ createdAt }) => <When at={createdAt} /> },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
      {mappings.length > 0 && (
        <Panel title="Columns you have named" className="max-w-2xl">
          <p className="text-ink-soft">Files with the same columns are read the same way, without being asked again.</p>
          <ul className="flex flex-col gap-2">
            {mappings.map(({ id, kind, name }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2">
                <span>
                  <bdi className="break-all">{name}</bdi> ({kindWords[kind][1]})
                </span>
                <Form method="post">
                  <button
                    type="submit"
                    name="mapping"
                    value={id}
                    aria-label={`Forget the columns of ${name}`}
                    className={deskButton('secondary')}
                  >
                    Forget
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {mayExport && isFirst && <TakeOut />}
    </DeskPage>
  )
}

const lists = [
  ['clients', 'Clients'],
  ['invoices', 'Invoices'],
  ['payments', 'Payments'],
  ['credit-notes', 'Credit notes'],
] as const

const TakeOut = () => (
  <Panel title="Take lists out" className="max-w-2xl">
    <p className="prose text-ink-soft">
      Each list whole, as CSV for a spreadsheet. This page, or another Dunwell, reads it again: what has not changed
      stays as it is.
    </p>
    <ul className="flex flex-wrap gap-2">
      {lists.map(([name, words]) => (
        <li key={name}>
          <a href={`/admin/imports/lists/${name}.csv`} download className={deskButton('secondary')}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  </Panel>
)
