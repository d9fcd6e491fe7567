import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PiggyBank } from 'lucide-react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { listCredits } from '#app/db/read/credit-list.server.ts'
import type { CreditRow } from '#app/db/read/credit-list.server.ts'
import { countPayments } from '#app/db/read/payment-list.server.ts'
import { isPositive } from '#app/domain/money.ts'
import { useDesk } from '#app/ui/desk.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PaymentTabs } from '#app/ui/payment-tabs.tsx'
import { RowLink, Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

export const meta: MetaFunction = () => [{ title: 'Unapplied money · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId } = await requireStaff(request)
  const after = new URL(request.url).searchParams.get('after')
  const [{ rows, next }, counts] = await Promise.all([listCredits(businessId, after), countPayments(businessId)])
  return { rows, next, counts, isFirst: !after }
}

export default function Credits() {
  const { rows, next, counts, isFirst } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage title="Payments" lede="Money that clients paid and no invoice has taken: apply it, or give it back.">
      <PaymentTabs current="credit" counts={counts} />
      {rows.length === 0 ? (
        <EmptyState Icon={PiggyBank} title="No money waits">
          <p>
            What a client pays beyond what is open, and what a credit note gives back of a paid invoice, waits here
            until you decide.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Unapplied money by client"
          rows={rows}
          keyOf={({ clientId, credit }) => `${clientId}/${credit.currency}`}
          columns={[
            {
              head: 'Client',
              narrow: 'title',
              cell: ({ clientId, clientName, credit }: CreditRow) => (
                <RowLink to={`/admin/credits/${clientId}?currency=${credit.currency}`}>{clientName}</RowLink>
              ),
            },
            {
              head: 'Since',
              narrow: 'below',
              cell: ({ since }) => <When at={since} />,
            },
            {
              head: 'Open invoices',
              narrow: 'line',
              align: 'right',
              cell: ({ open }) =>
                isPositive(open) ? (
                  <>
                    <span className="md:hidden">Open invoices: </span>
                    <Money amount={open} locale={locale} />
                  </>
                ) : (
                  <span className="text-ink-faint">Nothing open</span>
                ),
            },
            {
              head: 'Credit',
              narrow: 'side',
              align: 'right',
              cell: ({ credit }) => <Money amount={credit} locale={locale} className="font-medium" />,
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
