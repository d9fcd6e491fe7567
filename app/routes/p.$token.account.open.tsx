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

/** From the list to one of its invoices, on a link of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const visit = await requirePortalVisit(params.token)
  const { email } = await requireAccountSession(request, visit)
  const wanted = (await request.formData()).get('invoice')
  const [invoiceId, page = ''] = typeof wanted === 'string' ? wanted.split('/') : []
  const below = pages[page]
  if (!isUuid(invoiceId) || below === undefined) return redirect(`${visit.path}/account`, 303)
  const { businessId, clientId } = visit
  const opened = await openInvoice({ businessId, clientId, invoiceId, email, now: now() })
  return redirect(opened.ok ? `/p/${opened.value.token}${below}` : `${visit.path}/account`, 303)
}

export default function Nowhere() {
  return null
}
