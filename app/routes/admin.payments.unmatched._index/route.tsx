import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { listDifferences } from '#app/db/read/differences.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { listParkedReports } from '#app/db/read/sweeps.server.ts'
import { differenceStates } from '#app/domain/provider/difference-state.ts'
import { reopenDifference } from '#app/features/payments/match-money.server.ts'
import { matchWords } from '#app/features/payments/match-words.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { DifferenceFacts, differenceTitle } from '#app/ui/difference-facts.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { PaymentTabs } from '#app/ui/payment-tabs.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { NothingUnmatched } from './nothing-unmatched.tsx'

export const meta: MetaFunction = () => [{ title: 'Unmatched money · Dunwell' }]

const page = '/admin/payments/unmatched'
const names = { open: 'To decide', matched: 'Matched', dismissed: 'Not ours', mended: 'Mended by itself' }
const said = { matched: 'It is that client’s payment now.', dismissed: 'Set aside.' }

export async function loader({ request }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const query = new URL(request.url).searchParams
  const state = differenceStates.find((one) => one === query.get('show')) ?? 'open'
  const after = query.get('after') ?? undefined
  const [{ rows, next }, parked] = await Promise.all([
    listDifferences(businessId, { state, after: isUuid(after) ? after : null }),
    state === 'open' && can(role, 'retry-reports') ? listParkedReports() : [],
  ])
  const done = query.get('said')
  return {
    ...{ state, rows, next, isFirst: after === undefined, mayDecide: can(role, 'record-payment') },
    reports: parked.filter(({ provider }) => provider !== 'resend').length,
    said: done === 'matched' || done === 'dismissed' ? said[done] : null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { businessId } = await requireStaff(request, 'record-payment')
  const form = await request.formData()
  const differenceId = String(form.get('difference') ?? '')
  if (form.get('intent') !== 'back') throw new Response('Unknown action', { status: 400 })
  if (!isUuid(differenceId)) throw new Response('Not found', { status: 404 })
  if (!(await reopenDifference({ businessId, differenceId })))
    return data({ error: matchWords.not_open }, { status: 409 })
  return redirect(page)
}

export default function Unmatched() {
  const { state, rows, next, isFirst, mayDecide, reports, said } = useLoaderData<typeof loader>()
  const refused = useAnswer<typeof action>()
  return (
    <DeskPage
      title="Unmatched money"
      lede="Where a payment provider’s books and yours disagree. What could be mended was mended; the rest waits for you."
      said={said}
    >
      <div className="flex flex-col gap-3">
        <PaymentTabs current="unmatched" counts={{}} />
        <Tabs
          label="Which of them"
          tabs={differenceStates.map((one) => ({
            to: `${page}?show=${one}`,
            label: names[one],
            current: one === state,
          }))}
        />
      </div>
      {refused && (
        <p role="alert" className="text-needs-you">
          {refused.error}
        </p>
      )}
      {reports > 0 && (
        <Panel title="Reports that could not be applied">
          <p className="text-ink-soft">
            {reports === 1 ? 'One report' : `${reports} reports`} of a payment provider failed twelve times over. They
            may be about money.{' '}
            <Link to="/admin/health" className="link">
              See what went wrong
            </Link>
          </p>
        </Panel>
      )}
      {rows.length === 0 ? (
        reports === 0 && <NothingUnmatched state={state} />
      ) : (
        <ul aria-label="Differences" className="flex flex-col gap-3">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-4 rounded-lg border border-line bg-surface p-4 lg:grid-cols-2">
              <div className="flex min-w-0 flex-col gap-2">
                <h2 className="font-semibold">{differenceTitle(row)}</h2>
                <DifferenceFacts difference={row} />
              </div>
              <div className="flex min-w-0 flex-col items-start gap-3">
                {state === 'open' && mayDecide && (
                  <Link to={`${page}/${row.id}`} className={deskButton('primary')}>
                    Decide
                  </Link>
                )}
                {row.client && (
                  <p>
                    <Link to={`/admin/payments/${row.paymentId}`} className="link">
                      Payment
                    </Link>{' '}
                    of{' '}
                    <Link to={`/admin/clients/${row.client.id}`} className="link">
                      {row.client.name}
                    </Link>
                  </p>
                )}
                {row.reason && <p className="text-ink-soft wrap-anywhere">{row.reason}</p>}
                {state === 'dismissed' && mayDecide && (
                  <Form method="post">
                    <input type="hidden" name="difference" value={row.id} />
                    <button type="submit" name="intent" value="back" className={deskButton()}>
                      Decide about it again
                    </button>
                  </Form>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pager next={next} isFirst={isFirst} />
    </DeskPage>
  )
}
