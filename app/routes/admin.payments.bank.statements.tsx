import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { Landmark } from 'lucide-react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { listBankStatements } from '#app/db/read/bank-statements.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { booksByItself, setBooksByItself } from '#app/features/banking/book-by-itself.server.ts'
import { BankTabs } from '#app/ui/bank-tabs.tsx'
import { Day } from '#app/ui/day.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Money } from '#app/ui/money.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PaymentTabs } from '#app/ui/payment-tabs.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction = () => [{ title: 'Files of the bank · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const after = new URL(request.url).searchParams.get('after') ?? undefined
  const [{ rows, next }, isOn] = await Promise.all([
    listBankStatements(businessId, isUuid(after) ? after : null),
    booksByItself(businessId),
  ])
  return { rows, next, isOn, isFirst: after === undefined, maySet: can(role, 'change-settings') }
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'change-settings')
  const form = await request.formData()
  if (form.get('intent') !== 'by-itself') throw new Response('Unknown action', { status: 400 })
  const { businessId } = staff
  await setBooksByItself({ businessId, isOn: form.get('isOn') === 'yes', actor: actorOf(staff), now: now() })
  return redirect('/admin/payments/bank/statements')
}

export default function BankStatements() {
  const { rows, next, isOn, isFirst, maySet } = useLoaderData<typeof loader>()
  const { locale } = useDesk()
  return (
    <DeskPage title="Bank statements" lede="The files that were uploaded.">
      <div className="flex flex-col gap-3">
        <PaymentTabs current="bank" counts={{}} />
        <BankTabs current="statements" counts={{}} />
      </div>
      {rows.length === 0 ? (
        <EmptyState Icon={Landmark} title="No files yet">
          <p>Upload a statement of your bank: every movement is kept once, however many files tell it.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Files of the bank"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'File',
              narrow: 'title',
              cell: ({ filename, account }) => (
                <span className="wrap-anywhere">
                  {filename}
                  <span className="block text-xs text-ink-faint">{account ?? 'Account not named'}</span>
                </span>
              ),
            },
            {
              head: 'Days',
              narrow: 'below',
              cell: ({ fromOn, untilOn }) => (
                <>
                  <Day day={fromOn} locale={locale} style="short" /> to{' '}
                  <Day day={untilOn} locale={locale} style="short" />
                </>
              ),
            },
            {
              head: 'New movements',
              narrow: 'line',
              align: 'right',
              cell: ({ lines }) => (
                <>
                  <span className="md:hidden">New movements: </span>
                  {lines}
                </>
              ),
            },
            {
              head: 'Closing balance',
              narrow: 'sideBelow',
              align: 'right',
              cell: ({ closing }) =>
                closing ? <Money amount={closing} locale={locale} /> : <span className="text-ink-faint">Not told</span>,
            },
            {
              head: 'Check',
              narrow: 'side',
              cell: ({ addsUp }) =>
                addsUp ? (
                  <StatusBadge tone="settled">Adds up</StatusBadge>
                ) : (
                  <StatusBadge tone="needs-you">Does not add up</StatusBadge>
                ),
            },
          ]}
        />
      )}
      <Pager next={next} isFirst={isFirst} />
      <Panel title="Booking what is certain" className="max-w-2xl">
        <p className="text-ink-soft">
          {isOn
            ? 'What is certain is booked by itself, soon after a file comes in. Everything else waits for you.'
            : 'Nothing is booked without a click. If you wish, what is certain is booked by itself: the number is named, the sum is exactly what is open, and nothing else fits.'}
        </p>
        {maySet && (
          <Form method="post">
            <input type="hidden" name="isOn" value={isOn ? 'no' : 'yes'} />
            <button type="submit" name="intent" value="by-itself" className={deskButton()}>
              {isOn ? 'Wait for a click again' : 'Book it by itself'}
            </button>
          </Form>
        )}
      </Panel>
    </DeskPage>
  )
}
