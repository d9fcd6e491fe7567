import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Repeat } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { countRecurring, listRecurring } from '#app/db/read/recurring-list.server.ts'
import type { RecurringRow } from '#app/db/read/recurring-list.server.ts'
import { recurringStates } from '#app/domain/recurring/recurring-state.ts'
import { Day } from '#app/ui/day.tsx'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { recurringStateWords } from '#app/ui/recurring/recurring-words.ts'
import { RowLink, Table } from '#app/ui/table.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Recurring invoices · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, locale, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const state = recurringStates.find((one) => one === query.get('show')) ?? 'active'
  const after = query.get('after')
  const counts = await countRecurring(businessId)
  const { rows, next } = await listRecurring(businessId, { state, after, locale })
  return { state, counts, rows, next, isFirst: after === null, mayEdit: can(role, 'edit-recurring') }
}

export default function RecurringInvoices() {
  const { state, counts, rows, next, isFirst, mayEdit } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage
      title="Recurring invoices"
      guide="invoices"
      lede="Invoices that make themselves, once for each period."
      actions={
        mayEdit && (
          <Link to="/admin/recurring/new" className={deskButton('primary')}>
            New recurring invoice
          </Link>
        )
      }
    >
      <Tabs
        label="Which ones"
        tabs={recurringStates.map((one) => ({
          to: `?show=${one}`,
          label: `${recurringStateWords[one].word} ${counts[one]}`,
          current: one === state,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState Icon={Repeat} title={state === 'active' ? 'Nothing recurs yet' : `None is ${state}`}>
          <p>
            A retainer, a subscription, a rent: write it once, and each period’s invoice is made on its day, mailed if
            you like, and followed up like any other. Begin from scratch, or from an invoice you have sent.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption={`Recurring invoices: ${recurringStateWords[state].word}`}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'What for',
              narrow: 'title',
              cell: (row: RecurringRow) => <RowLink to={`/admin/recurring/${row.id}`}>{row.name}</RowLink>,
            },
            { head: 'Client', narrow: 'below', cell: (row) => row.clientName },
            {
              head: 'How often',
              narrow: 'line',
              cell: (row) => `${row.rhythm}${row.end ? `, ${row.end}` : ''}`,
            },
            {
              head: state === 'active' ? 'Next on' : 'Made so far',
              narrow: 'sideBelow',
              cell: (row) =>
                state === 'active' && row.nextOn ? (
                  <Day day={row.nextOn} locale={locale} />
                ) : (
                  <>
                    {row.made} <span className="md:hidden">made</span>
                  </>
                ),
            },
            {
              head: 'Amount',
              narrow: 'side',
              align: 'right',
              cell: (row) => <Money amount={row.total} locale={locale} />,
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
