import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { findClientPause } from '#app/db/read/client-pause.server.ts'
import { formatDay } from '#app/domain/business-day.ts'
import { clientPauseDays } from '#app/domain/dunning/client-pause.ts'
import { pauseWords } from '#app/domain/portal/words/pause/pause-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { pauseReminders } from '#app/features/holds/pause-reminders.server.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { AnswerForm, Standing } from '#app/ui/portal/answer-form.tsx'
import { portalTitle } from '#app/ui/portal/portal-title.ts'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'

/** Opening it changes nothing: mail filters follow every address. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { businessId, clientId, invoice, path } = await requirePortalVisit(params.token)
  const today = await readBusinessDay(businessId, now())
  const until = await findClientPause({ businessId, clientId, today })
  return { invoice, path, until: until && formatDay(until, invoice.locale, 'long') }
}

/**
 * Two may post here: a person who pressed the button of the page, and a mail program on its reader's word, without cookie or page, which
 * must not be sent elsewhere (RFC 8058).
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { businessId, clientId, invoiceId, linkId, invoice, path } = await requirePortalVisit(params.token)
  const form = await request.formData()
  const isOneClick = form.get('List-Unsubscribe') === 'One-Click'
  if (!isOneClick && form.get('intent') !== 'pause') throw new Response('Unknown action', { status: 400 })
  const at = now()
  if (!isOneClick) await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  await pauseReminders({ businessId, clientId, invoiceId, now: at })
  return isOneClick ? data(null, { status: 200 }) : redirect(`${path}/pause`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  portalTitle(page?.invoice).map((tag) =>
    page && 'title' in tag ? { title: `${pauseWords[languageOf(page.invoice.locale)].title} · ${tag.title}` } : tag,
  )

export default function PauseRoute() {
  const { invoice, path, until } = useLoaderData<typeof loader>()
  const words = pauseWords[languageOf(invoice.locale)]
  const { name } = invoice.business
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.title}>
      {until ? (
        <Standing what={words.paused(until)} next={words.next(name)} />
      ) : (
        <>
          <p className="prose text-ink-soft">{words.lede(name, clientPauseDays)}</p>
          <AnswerForm submit={words.submit} intent="pause">
            <p className="prose text-ink-soft">{words.stays}</p>
          </AnswerForm>
        </>
      )}
    </PortalSubPage>
  )
}
