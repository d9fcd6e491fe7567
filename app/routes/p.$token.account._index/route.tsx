import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAccountSession, markBrowser, sessionHeaders, sessionTokenOf } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { now } from '#app/clock.server.ts'
import { accountWords } from '#app/domain/portal/words/account/account-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { endSession } from '#app/features/account/end-session.server.ts'
import { findMaskedAddress } from '#app/features/account/find-masked-address.server.ts'
import { findRemovedMethod } from '#app/features/account/find-removed-method.server.ts'
import { listAccount } from '#app/features/account/list-account.server.ts'
import { sendCode } from '#app/features/account/send-code.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { AccountClosed } from '#app/ui/portal/account-closed.tsx'
import { AccountPage } from '#app/ui/portal/account-page.tsx'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { accountTitle } from '#app/ui/portal/account-title.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { businessId, clientId, invoice, path } = visit
  if (!(await findAccountSession(request, visit))) {
    return { invoice, path, account: null, isFirst: true, removed: null, masked: await findMaskedAddress(visit) }
  }
  const query = new URL(request.url).searchParams
  const after = query.get('after')
  const account = await listAccount({ businessId, clientId, after, now: now() })
  const removed = await findRemovedMethod({ businessId, clientId, methodId: query.get('removed') })
  return { invoice, path, account, isFirst: after === null, removed, masked: null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const visit = await requirePortalVisit(params.token)
  const { path, invoice } = visit
  const at = now()
  if ((await request.formData()).get('do') === 'sign-out') {
    const token = await sessionTokenOf(request)
    if (token) await endSession({ token, now: at })
    return redirect(path, { status: 303, headers: await sessionHeaders(null) })
  }
  await recordView({ ...visit, number: invoice.number, now: at })
  const { browser, headers } = await markBrowser(request)
  await sendCode({ ...visit, invoiceNumber: invoice.number, browser, now: at })
  return redirect(`${path}/account/code`, { status: 303, headers })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => accountTitle(data?.invoice)

export default function AccountRoute() {
  const { invoice, path, account, isFirst, removed, masked } = useLoaderData<typeof loader>()
  const words = accountWords[languageOf(invoice.locale)]
  if (account) {
    const done = removed && words.methods.removed(removed)
    return <AccountPage invoice={invoice} path={path} account={account} isFirst={isFirst} done={done} />
  }
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.title}>
      <AccountClosed invoice={invoice} words={words} path={path} masked={masked} />
    </PortalSubPage>
  )
}
