import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireConfirmed } from '#app/auth/require-confirmed.server.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { readCreditPage } from '#app/db/read/credit-list.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { isCurrency } from '#app/domain/currency.ts'
import { isPositive } from '#app/domain/money.ts'
import { proposeAllocation } from '#app/features/payments/allocation-form.ts'
import { newId } from '#app/ids.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { ApplyPanel, PayOutPanel, SourcesPanel } from './panels.tsx'
import { creditActions } from './credit-actions.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Credit${page ? ` of ${page.client.name}` : ''} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

const sayings: Record<string, string> = {
  applied: 'The credit has paid what you chose.',
  taken: 'It is taken back: the invoices are owed as before, and the credit waits.',
  'paid-out': 'What you paid out is on the books.',
}

const currencyOf = (request: Request, own: string): string => {
  const asked = new URL(request.url).searchParams.get('currency') ?? ''
  return isCurrency(asked) ? asked : own
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request)
  const { businessId, role, currency } = staff
  const isGiving = can(role, 'refund-payment') && new URL(request.url).searchParams.has('give')
  // What was typed would be lost on the way to the second factor: it is asked for first.
  if (isGiving) await requireConfirmed(request, staff)
  const page = isUuid(params.clientId)
    ? await readCreditPage(businessId, params.clientId, currencyOf(request, currency))
    : null
  if (!page) throw notFound()
  const query = new URL(request.url).searchParams
  const undo = query.get('undo') ?? undefined
  return {
    ...page,
    invoices: page.invoices.map(({ dueOn, ...item }) => ({ ...item, dueOn: dueOn.toString() })),
    proposal: isPositive(page.credit) ? proposeAllocation(page.credit, page.invoices) : {},
    newId: newId(),
    said: sayings[query.get('said') ?? ''] ?? null,
    undo: isUuid(undo) ? undo : null,
    mayApply: can(role, 'apply-credit'),
    mayRefund: can(role, 'refund-payment'),
    isGiving,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = form.get('intent')
  const staff = await requireStaff(request, intent === 'pay-out' ? 'refund-payment' : 'apply-credit')
  const page = isUuid(params.clientId)
    ? await readCreditPage(staff.businessId, params.clientId, currencyOf(request, staff.currency))
    : null
  if (!page) throw notFound()
  const outcome = await creditActions({ request, staff, page, form })
  if (!outcome) throw new Response('Unknown action', { status: 400 })
  if (outcome.kind === 'refused') return data(outcome, { status: 400 })
  const undo = outcome.undo ? `&undo=${outcome.undo}` : ''
  return redirect(`/admin/credits/${page.client.id}?currency=${page.credit.currency}&said=${outcome.said}${undo}`)
}

export default function CreditPage() {
  const {
    client,
    credit,
    sources,
    invoices,
    proposal,
    newId: id,
    said,
    undo,
    mayApply,
    mayRefund,
    isGiving,
  } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>() ?? null
  const { locale } = useDesk()
  return (
    <DeskPage
      title={`Credit of ${client.name}`}
      lede={
        isPositive(credit) ? (
          <>
            <Money amount={credit} locale={locale} className="font-medium text-ink" /> waits to be applied or given back
          </>
        ) : (
          'Nothing waits any more.'
        )
      }
      actions={
        <Link to={`/admin/clients/${client.id}`} className={deskButton()}>
          The client
        </Link>
      }
      said={said}
    >
      {undo && mayApply && (
        <Form method="post" className="-mt-3">
          <input type="hidden" name="applyId" value={undo} />
          <button type="submit" name="intent" value="unapply" className={deskButton()} aria-keyshortcuts="u">
            Undo
          </button>
        </Form>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {mayApply && isPositive(credit) && (
            <ApplyPanel
              key={id}
              {...{ invoices, proposal }}
              newId={id}
              answer={answer?.intent === 'apply' ? answer : null}
            />
          )}
          <SourcesPanel sources={sources} mayRefund={mayRefund} />
        </div>
        {mayRefund && isPositive(credit) && (
          <PayOutPanel
            credit={credit}
            isGiving={isGiving}
            newId={id}
            answer={answer?.intent === 'pay-out' ? answer : null}
          />
        )}
      </div>
    </DeskPage>
  )
}
