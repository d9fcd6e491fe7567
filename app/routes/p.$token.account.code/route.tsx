import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { browserOf, findAccountSession, sessionHeaders, sessionTokenOf } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { requireSameOrigin } from '#app/auth/same-origin.server.ts'
import { now } from '#app/clock.server.ts'
import { accountWords } from '#app/domain/portal/words/account/account-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { enterCode } from '#app/features/account/enter-code.server.ts'
import { findMaskedAddress } from '#app/features/account/find-masked-address.server.ts'
import { CodeForm } from '#app/ui/portal/account-closed.tsx'
import { accountTitle } from '#app/ui/portal/account-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { invoice, path } = visit
  if (await findAccountSession(request, visit)) throw redirect(`${path}/account`, 303)
  return { invoice, path, masked: await findMaskedAddress(visit) }
}

/** Only what is posted opens anything: a scanner that follows links stands before this form like everybody else. */
export async function action({ request, params }: ActionFunctionArgs) {
  requireSameOrigin(request)
  const { businessId, clientId, path } = await requirePortalVisit(params.token)
  const typed = (await request.formData()).get('code')
  const entered = await enterCode({
    ...{ businessId, clientId, now: now(), typed: typeof typed === 'string' ? typed.slice(0, 40) : '' },
    browser: await browserOf(request),
    before: await sessionTokenOf(request),
  })
  if (!entered.ok) return data({ isWrong: true }, { status: 400 })
  return redirect(`${path}/account`, { status: 303, headers: await sessionHeaders(entered.value.token) })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  accountTitle(page?.invoice, ({ code }) => code.title)

export default function CodeRoute() {
  const { invoice, path, masked } = useLoaderData<typeof loader>()
  const isWrong = useActionData<typeof action>()?.isWrong ?? false
  const words = accountWords[languageOf(invoice.locale)]
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.code.title} notice={isWrong ? words.code.wrong : null}>
      <CodeForm words={words} path={path} masked={masked} isWrong={isWrong} />
    </PortalSubPage>
  )
}
