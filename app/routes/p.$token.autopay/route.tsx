import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { readAutopay } from '#app/db/read/autopay-page.server.ts'
import { waysToAgree } from '#app/domain/portal/autopay-page.ts'
import { autopayWords } from '#app/domain/portal/words/autopay/autopay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { AutopayOn } from '#app/ui/portal/autopay-on.tsx'
import { AutopayWays } from '#app/ui/portal/autopay-ways.tsx'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import { answerAutopayPost } from './autopay-actions.server.ts'

/** A minute of looking; after that the provider's word still comes in, and a later visit shows it. */
const looksMax = 20
const secondsBetween = 3

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, clientId, invoice, path } = await requirePortalVisit(params.token)
  const { plan } = invoice.answers
  if (plan?.state !== 'active') return { invoice, path, label: null, next: null, ways: [], look: null }
  const { next, kept, isWaiting } = await readAutopay({ businessId, clientId, planId: plan.id }, now())
  const { searchParams } = new URL(request.url)
  const looks = Number.parseInt(searchParams.get('look') ?? '0', 10)
  const looked = Number.isSafeInteger(looks) && looks > 0 ? looks : 0
  // Whoever comes back from the provider's page is shown what is known, and the page looks again for a while.
  const look = searchParams.has('from') && isWaiting && looked < looksMax ? looked + 1 : null
  return { invoice, path, label: plan.autopay, next, ways: waysToAgree(invoice, kept), look }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { businessId, clientId, invoiceId, linkId, invoice } = visit
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  const clientIp = typeof context.clientIp === 'string' ? context.clientIp : null
  return answerAutopayPost({ visit, form: await request.formData(), clientIp, now: at })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page
      ? `${autopayWords[languageOf(page.invoice.locale)].page.title} · ${page.invoice.number} · ${page.invoice.business.name}`
      : 'Autopay',
  },
  { name: 'robots', content: 'noindex, nofollow' },
  ...(page && page.look !== null
    ? [{ httpEquiv: 'refresh', content: `${secondsBetween};url=${page.path}/autopay?from=setup&look=${page.look}` }]
    : []),
]

/** Where a client has the instalments of a plan paid by themselves, sees what comes next, and stops it. */
export default function AutopayRoute() {
  const { invoice, path, label, next, ways, look } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale, answers } = invoice
  const words = autopayWords[languageOf(locale)].page
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.title} notice={answer?.notice ?? null}>
      {answers.plan?.state !== 'active' && <p className="prose">{words.noPlan}</p>}
      {answers.plan?.state === 'active' && look !== null && (
        <StatusSentence tone="waiting">
          <p className="font-semibold">{words.waiting}</p>
          <p className="text-sm">{words.waitingText}</p>
        </StatusSentence>
      )}
      {answers.plan?.state === 'active' && look === null && (
        <>
          <AutopayOn plan={answers.plan} label={label} next={next} words={words} locale={locale} />
          {label !== null && ways.length > 0 ? (
            <details open={answer !== undefined}>
              <summary className="link inline-flex min-h-11 items-center">{words.change}</summary>
              <AutopayWays ways={ways} unticked={answer?.unticked ?? null} words={words} />
            </details>
          ) : (
            <AutopayWays ways={ways} unticked={answer?.unticked ?? null} words={words} />
          )}
          <p>
            <a className="link inline-flex min-h-11 items-center" href={`${path}/plan`}>
              {words.seePlan}
            </a>
          </p>
        </>
      )}
    </PortalSubPage>
  )
}
