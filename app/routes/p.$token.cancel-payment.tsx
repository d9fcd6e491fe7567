import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { payWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { cancelPayment } from '#app/features/payments/cancel-payment.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { PortalPage } from '#app/ui/portal/portal-page.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'

const statuses = { paid: 409, processing: 409, provider_down: 503 }
const names = { paid: 'paid', processing: 'processing', provider_down: 'providerDown' } as const

export async function loader({ params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  return { invoice, path }
}

export async function action({ params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path } = await requirePortalVisit(params.token)
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const cancelled = await cancelPayment({ businessId, invoiceId, now: at })
  if (cancelled.ok) return redirect(path, 303)
  const words = payWords[languageOf(invoice.locale)].cancel
  return data({ notice: words[names[cancelled.reason]] }, { status: statuses[cancelled.reason] })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => portalTitle(data?.invoice)

export default function CancelPaymentRoute() {
  const { invoice, path } = useLoaderData<typeof loader>()
  return <PortalPage invoice={invoice} path={path} notice={useActionData<typeof action>()?.notice ?? null} />
}
