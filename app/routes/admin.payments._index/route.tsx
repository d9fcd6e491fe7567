import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { countPayments, listPayments, sumPayments } from '#app/db/read/payment-list.server.ts'
import { findPayments } from '#app/db/read/payment-search.server.ts'
import { addDays, instantOf, parseDay, todayIn } from '#app/domain/business-day.ts'
import { paymentViews } from '#app/domain/payment/payment-view.ts'
import type { PaymentView } from '#app/domain/payment/payment-view.ts'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PaymentTabs } from '#app/ui/payment-tabs.tsx'
import { Filters, NothingHere } from './filters.tsx'
import { PaymentTable } from './payment-table.tsx'
import { Totals } from './totals.tsx'

export const meta: MetaFunction = () => [{ title: 'Payments · Dunwell' }]

const totalsDays = 30

const oneOf = <T extends string>(choices: readonly T[], text: string | null): T | null =>
  choices.find((choice) => choice === text) ?? null

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, timeZone, currency, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const view: PaymentView = oneOf(paymentViews, query.get('show')) ?? 'all'
  const clientId = query.get('client') ?? undefined
  const after = query.get('after') ?? undefined
  const from = parseDay(query.get('from') ?? '')
  const until = parseDay(query.get('until') ?? '')
  const ids = search ? await findPayments(businessId, search, currency) : null
  const narrow = {
    ...{ view, from, until, timeZone, ids },
    method: oneOf(paymentMethods, query.get('method')),
    clientId: isUuid(clientId) ? clientId : null,
  }
  const today = todayIn(timeZone, instantOf(now()))
  const isBounded = from !== null || until !== null || ids !== null || narrow.clientId !== null
  const [{ rows, next }, counts, totals] = await Promise.all([
    listPayments(businessId, { ...narrow, after: isUuid(after) ? after : null }),
    countPayments(businessId),
    sumPayments(businessId, isBounded ? narrow : { ...narrow, from: addDays(today, 1 - totalsDays) }),
  ])
  return {
    ...{ counts, totals, next, isFirst: after === undefined, mayRecord: can(role, 'record-payment') },
    totalsOf: isBounded ? 'In this list' : `The last ${totalsDays} days`,
    choice: { view, search, method: narrow.method, from: from?.toString() ?? '', until: until?.toString() ?? '' },
    isNarrowed: isBounded || narrow.method !== null,
    rows: rows.map(({ receivedOn, ...row }) => ({ ...row, receivedOn: receivedOn?.toString() ?? null })),
  }
}

export default function Payments() {
  const { rows, counts, totals, totalsOf, choice, isNarrowed, next, isFirst, mayRecord } =
    useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Payments"
      guide="payments"
      lede="What came, what is on its way, and what went back."
      actions={
        mayRecord && (
          <Link to="/admin/payments/new" className={deskButton('primary')}>
            Record a payment
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <PaymentTabs current={choice.view} counts={counts} />
        <Filters {...choice} />
      </div>
      {totals.length > 0 && <Totals title={totalsOf} totals={totals} />}
      {rows.length === 0 ? <NothingHere view={choice.view} isNarrowed={isNarrowed} /> : <PaymentTable rows={rows} />}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
