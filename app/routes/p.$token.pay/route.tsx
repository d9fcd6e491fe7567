import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { everythingOpen } from '#app/domain/portal/portal-invoice.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import { readPayForm } from '#app/features/portal/pay-form.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { PortalPage } from '#app/ui/portal/portal-page.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'
import { refusalWords } from './refusal-words.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  return { invoice, path }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, url } = await requirePortalVisit(params.token)
  const form = await request.formData()
  const at = now()
  await recordView({ businessId, clientId, invoiceId, number: invoice.number, now: at })
  const wish = readPayForm(form, everythingOpen(invoice))
  const started = wish.ok
    ? await startPayment({
        ...{ businessId, clientId, invoiceIds: [invoiceId], ...wish.value },
        ...{ portalLinkId: linkId, consent: null, portalUrl: url, now: at },
      })
    : wish
  if (started.ok) return redirect(started.value.redirectUrl, 303)
  const { status, ...refusal } = refusalWords(started.reason, invoice)
  const typed = form.get('amount')
  const answer = {
    ...refusal,
    choice: form.get('choice') === 'other' ? ('other' as const) : ('everything' as const),
    amount: typeof typed === 'string' ? typed.slice(0, 40) : '',
  }
  return data(answer, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => portalTitle(data?.invoice)

export default function PayRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (!refusal) return <PortalPage invoice={invoice} path={path} />
  const { where, text, choice, amount } = refusal
  return (
    <PortalPage
      invoice={invoice}
      path={path}
      answer={where === 'field' ? { choice, amount, error: text } : null}
      notice={where === 'page' ? text : null}
    />
  )
}
