import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { payChoices } from '#app/domain/portal/pay-options.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { PortalPage } from '#app/ui/portal/portal-page.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'
import { beginPayment } from './begin-payment.server.ts'
import { refusalWords } from './refusal-words.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  return { invoice, path }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { businessId, clientId, invoiceId, linkId, invoice, url } = visit
  const form = await request.formData()
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const choices = payChoices(invoice)
  const clientIp = typeof context.clientIp === 'string' ? context.clientIp : null
  const begun = await beginPayment({ visit, url, form, choices, clientIp, now: at })
  if (begun.ok) return redirect(begun.value.redirectUrl, 303)
  const { status, ...refusal } = refusalWords(begun.reason, choices, invoice.locale)
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, 40) : ''
  }
  return data({ ...refusal, choice: text('choice'), amount: text('amount'), keeps: text('keep') === 'yes' }, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => portalTitle(data?.invoice)

export default function PayRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (!refusal) return <PortalPage invoice={invoice} path={path} />
  const { where, text, ...typed } = refusal
  return (
    <PortalPage
      invoice={invoice}
      path={path}
      answer={{ ...typed, error: where === 'field' ? text : null }}
      notice={where === 'page' ? text : null}
    />
  )
}
