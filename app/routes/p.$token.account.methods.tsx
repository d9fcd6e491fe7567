import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccountSession } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { accountWords } from '#app/domain/portal/words/account/account-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { listAccount } from '#app/features/account/list-account.server.ts'
import { removeMethod } from '#app/features/payments/remove-method.server.ts'
import { AccountPage } from '#app/ui/portal/account-page.tsx'
import { accountTitle } from '#app/ui/portal/account-title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  await requireAccountSession(request, visit)
  const { businessId, clientId, invoice, path } = visit
  return { invoice, path, account: await listAccount({ businessId, clientId, after: null, now: now() }) }
}

/** Takes a saved method away for good. What is gone already counts as done. */
export async function action({ request, params }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const visit = await requirePortalVisit(params.token)
  await requireAccountSession(request, visit)
  const { businessId, clientId, path } = visit
  const methodId = (await request.formData()).get('method')
  if (typeof methodId === 'string' && isUuid(methodId)) {
    const removed = await removeMethod({ businessId, clientId, methodId, actor: 'client', now: now() })
    if (!removed.ok && removed.reason === 'provider_down') return data({ hasFailed: true }, { status: 503 })
    return redirect(`${path}/account?removed=${methodId}`, 303)
  }
  return redirect(`${path}/account`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => accountTitle(page?.invoice)

export default function MethodsRoute() {
  const { invoice, path, account } = useLoaderData<typeof loader>()
  const notice = useActionData<typeof action>()?.hasFailed
    ? accountWords[languageOf(invoice.locale)].methods.failed
    : null
  return <AccountPage invoice={invoice} path={path} account={account} isFirst notice={notice} />
}
