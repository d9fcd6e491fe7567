import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { returnStatus } from '#app/domain/portal/return-status.ts'
import { payWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'
import { StatusSentence } from '#app/ui/status-badge.tsx'

/** A minute of looking; after that the reader is better served by a mail. */
const looksMax = 20
const secondsBetween = 3

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { invoice, path } = await requirePortalVisit(params.token)
  const looks = Number.parseInt(new URL(request.url).searchParams.get('look') ?? '0', 10)
  const look = Number.isSafeInteger(looks) && looks > 0 ? looks : 0
  const status = returnStatus(invoice, look >= looksMax)
  const refresh =
    status.isConfirming && look < looksMax ? `${secondsBetween};url=${path}/return?look=${look + 1}` : null
  return { invoice, path, status, refresh }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...portalTitle(data?.invoice),
  ...(data?.refresh ? [{ httpEquiv: 'refresh', content: data.refresh }] : []),
]

/** Where the provider sends the browser back to. It reports what is known and changes nothing. */
export default function ReturnRoute() {
  const { invoice, path, status } = useLoaderData<typeof loader>()
  return (
    <PortalSubPage invoice={invoice} path={path} title={status.title}>
      <StatusSentence tone={status.tone}>
        <p className="font-semibold">{status.headline}</p>
        <p className="text-sm">{status.text}</p>
      </StatusSentence>
      {status.verifyUrl && (
        <p>
          <a className="link inline-flex min-h-11 items-center" href={status.verifyUrl}>
            {payWords[languageOf(invoice.locale)].confirmAccount}
          </a>
        </p>
      )}
    </PortalSubPage>
  )
}
