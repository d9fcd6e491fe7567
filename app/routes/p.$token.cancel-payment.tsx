import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { cancelPayment } from '#app/features/payments/cancel-payment.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { PortalPage } from '#app/ui/portal/portal-page.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'

const words = {
  paid: 'That payment had just arrived, so there was nothing to cancel. Thank you.',
  processing: 'That payment is already on its way and can no longer be cancelled here.',
  provider_down: 'The payment service did not answer. Nothing has changed; please try again in a moment.',
}
const statuses = { paid: 409, processing: 409, provider_down: 503 }

export async function loader({ params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  return { invoice, path }
}

export async function action({ params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, invoice, path } = await requirePortalVisit(params.token)
  const at = now()
  await recordView({ businessId, clientId, invoiceId, number: invoice.number, now: at })
  const cancelled = await cancelPayment({ businessId, invoiceId, now: at })
  if (cancelled.ok) return redirect(path, 303)
  return data({ notice: words[cancelled.reason] }, { status: statuses[cancelled.reason] })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => portalTitle(data?.invoice)

export default function CancelPaymentRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  return <PortalPage invoice={invoice} path={path} notice={useActionData<typeof action>()?.notice ?? null} />
}
