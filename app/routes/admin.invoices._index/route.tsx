import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { listInvoices } from '#app/db/read/invoice-list.server.ts'
import { findInvoices } from '#app/db/read/invoice-search.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { invoiceSorts, invoiceViews } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceView } from '#app/domain/invoice/invoice-view.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { invoiceItem } from '#app/ui/invoice-item.ts'
import { InvoiceTable } from '#app/ui/invoice-table.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { Filters, Narrowed } from './filters.tsx'
import { NothingHere } from './nothing-here.tsx'

export const meta: MetaFunction = () => [{ title: 'Invoices · Dunwell' }]

const oneOf = <T extends string>(choices: readonly T[], text: string | null): T | undefined =>
  choices.find((choice) => choice === text)

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { businessId, timeZone, currency, locale } = staff
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const at = now()
  const today = todayIn(timeZone, instantOf(at))
  const stage = /^\d$/.test(query.get('stage') ?? '') ? Number(query.get('stage')) : null
  const view = oneOf(invoiceViews, query.get('show')) ?? (search ? 'all' : 'open')
  const sort = oneOf(invoiceSorts, query.get('sort')) ?? 'due'
  const ids = search ? await findInvoices(businessId, search, currency) : null
  const after = query.get('after')
  const { rows, next } = await listInvoices(businessId, { view, stage, sort, ids, after, today })
  const followUps = await readFollowUps(
    businessId,
    rows.map(({ id }) => id),
    at,
  )
  return {
    ...{ view, sort, stage, search, next, isFirst: !after },
    rows: rows.map((row) => invoiceItem(row, followUps.get(row.id), today, locale)),
  }
}

const viewWords: Record<InvoiceView, string> = {
  open: 'Open',
  due: 'Due this week',
  overdue: 'Overdue',
  processing: 'Clearing',
  paid: 'Paid',
  all: 'All',
}

export default function Invoices() {
  const { rows, next, isFirst, ...choice } = useLoaderData<typeof loader>()
  const isNarrowed = choice.stage !== null || choice.search !== ''
  return (
    <DeskPage
      title="Invoices"
      actions={
        <Link to="/admin/imports" className={deskButton('secondary')}>
          Import invoices
        </Link>
      }
    >
      <div className="flex flex-col gap-3">
        <Tabs
          label="Which invoices"
          tabs={invoiceViews.map((view) => ({
            to: `?show=${view}`,
            label: viewWords[view],
            current: view === choice.view,
          }))}
        />
        <Filters {...choice} />
        {isNarrowed && <Narrowed {...choice} />}
      </div>
      {rows.length === 0 ? <NothingHere view={choice.view} isNarrowed={isNarrowed} /> : <InvoiceTable rows={rows} />}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
