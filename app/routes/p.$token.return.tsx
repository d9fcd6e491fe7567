import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { returnStatus } from '#app/domain/portal/return-status.ts'
import { PortalFrame } from '#app/ui/portal/portal-frame.tsx'
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
    <PortalFrame business={invoice.business}>
      <main className="flex flex-col gap-6">
        <h1 className="text-xl font-semibold wrap-anywhere">{status.title}</h1>
        <StatusSentence tone={status.tone}>
          <p className="font-semibold">{status.headline}</p>
          <p className="text-sm">{status.text}</p>
        </StatusSentence>
        <p>
          <a className="link" href={path}>
            Back to invoice {invoice.number}
          </a>
        </p>
      </main>
    </PortalFrame>
  )
}
