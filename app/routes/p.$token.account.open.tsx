import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireAccountSession } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { openInvoice } from '#app/features/account/open-invoice.server.ts'

const pages: Record<string, string> = { invoice: '', plan: '/plan', dispute: '/dispute' }

/** Nothing to read here: the address may have been kept from a form. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { path } = await requirePortalVisit(params.token)
  return redirect(`${path}/account`, 303)
}

/**
 * From the list to one of its invoices, on a link of its own: `invoice` is an id with the page behind it. Several ids with
 * one `page` lead to the page of the first, which is told the others: a plan for all of them.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const visit = await requirePortalVisit(params.token)
  const { email } = await requireAccountSession(request, visit)
  const { businessId, clientId, path } = visit
  const form = await request.formData()
  const wanted = form.getAll('invoice').map((each) => (typeof each === 'string' ? each.split('/') : []))
  const ids = wanted.flatMap(([id]) => (isUuid(id) ? [id] : []))
  const [first, ...others] = ids
  const below = pages[String(form.get('page') ?? wanted[0]?.[1])]
  if (!first || ids.length < wanted.length || below === undefined) return redirect(`${path}/account`, 303)
  const opened = await openInvoice({ businessId, clientId, invoiceId: first, email, now: now() })
  if (!opened.ok) return redirect(`${path}/account`, 303)
  const query = others.length > 0 ? `?${new URLSearchParams(others.map((id) => ['invoice', id]))}` : ''
  return redirect(`/p/${opened.value.token}${below}${query}`, 303)
}

export default function Nowhere() {
  return null
}
