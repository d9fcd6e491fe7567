import { data } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { setTimeout } from 'node:timers/promises'
import { now } from '#app/clock.server.ts'
import { renewPortalLink } from '#app/features/portal/renew-portal-link.server.ts'
import { NoticePage } from '#app/ui/page.tsx'
import { LinkEndedPage } from '#app/ui/portal/link-ended-page.tsx'

/** Whatever the link was, the answer is the same and takes as long: a token that ended must tell nothing. */
const answerAfterMs = 500

export const loader = () => data(null, { status: 404 })

export async function action({ params }: ActionFunctionArgs) {
  await Promise.all([renewPortalLink({ token: params.token, now: now() }), setTimeout(answerAfterMs)])
  return data({ asked: true }, { status: 200 })
}

export default function NewLinkRoute() {
  const { token = '' } = useParams()
  if (!useActionData<typeof action>()?.asked) return <LinkEndedPage token={token} />
  return (
    <NoticePage title="Please look into your mailbox">
      <p role="status">
        If this link belonged to an invoice, a new one is on its way to the address on file for it. It is mailed once a
        day at most.
      </p>
      <p>
        Nothing after some minutes? Use the number of the invoice to{' '}
        <a className="link" href="/">
          find my invoice
        </a>
        , or reply to the mail that brought you here.
      </p>
    </NoticePage>
  )
}
