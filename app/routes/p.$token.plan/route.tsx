import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccountSession } from '#app/auth/portal-session.server.ts'
import { requirePortalVisit } from '#app/auth/require-portal-visit.server.ts'
import type { OpenVisit } from '#app/auth/require-portal-visit.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPlanOfInvoice, readPlanToAskFor } from '#app/db/read/plan-page.server.ts'
import { planWaitsFor } from '#app/domain/plan/plan-state.ts'
import { planWords } from '#app/domain/portal/words/plan/plan-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { recordView } from '#app/features/portal/record-view.server.ts'
import { AgreedPlan } from '#app/ui/portal/agreed-plan.tsx'
import { PlanForm } from '#app/ui/portal/plan-form.tsx'
import { PlanStep } from '#app/ui/portal/plan-step.tsx'
import { PlanOffer, ProposedPlan } from '#app/ui/portal/plan-talk.tsx'
import { PortalSubPage } from '#app/ui/portal/portal-sub-page.tsx'
import { firstValues, obstacleText } from './first-values.ts'
import { answerPlanPost } from './plan-actions.server.ts'

/** Invoices beside the link's own count only for somebody with the client's account open; their names stand in the address. */
async function chosenInvoices(request: Request, visit: OpenVisit): Promise<string[]> {
  const ids = new URL(request.url).searchParams.getAll('invoice').filter(isUuid)
  if (ids.length === 0 || !(await findAccountSession(request, visit))) return [visit.invoiceId]
  return [...new Set([visit.invoiceId, ...ids])]
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { invoice, path } = visit
  const at = now()
  const chosen = await chosenInvoices(request, visit)
  const plan = await readPlanOfInvoice({ ...visit, now: at })
  const ask = await readPlanToAskFor({ ...visit, now: at }, chosen)
  const more = chosen.filter((id) => id !== visit.invoiceId).map((id) => `invoice=${id}`)
  return {
    ...{ invoice, path, plan, ask },
    action: [`${path}/plan`, ...(more.length > 0 ? [more.join('&')] : [])].join('?'),
    first: firstValues(plan, ask),
    obstacle: obstacleText(planWords[languageOf(invoice.locale)], ask, invoice.locale),
    wantsChange: new URL(request.url).searchParams.has('change'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visit = await requirePortalVisit(params.token)
  const { businessId, clientId, invoiceId, linkId, invoice } = visit
  const at = now()
  await recordView({ businessId, clientId, invoiceId, linkId, number: invoice.number, now: at })
  return answerPlanPost({
    visit,
    form: await request.formData(),
    invoiceIds: await chosenInvoices(request, visit),
    clientIp: typeof context.clientIp === 'string' ? context.clientIp : null,
    now: at,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `${planWords[languageOf(data.invoice.locale)].title.plan} · ${data.invoice.number} · ${data.invoice.business.name}`
      : 'Plan',
  },
  { name: 'robots', content: 'noindex, nofollow' },
]

export default function PlanRoute() {
  const { invoice, path, plan, ask, action: address, first, obstacle, wantsChange } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = invoice
  const words = planWords[languageOf(locale)]
  const waitsFor = plan && planWaitsFor(plan.state)
  const common = { words, locale, action: address }
  const notice = answer?.notice ?? null

  if (answer?.view === 'step' && answer.typed) {
    const { typed, parts, errors } = answer
    return (
      <PortalSubPage invoice={invoice} path={path} title={words.title.step} notice={notice}>
        <PlanStep ask={ask} typed={typed} parts={parts} error={errors.amounts ?? null} {...common} />
      </PortalSubPage>
    )
  }
  const showsForm =
    answer?.view === 'form' || (wantsChange && waitsFor !== null) || (plan?.state !== 'active' && !waitsFor)
  if (plan && !showsForm) {
    return (
      <PortalSubPage invoice={invoice} path={path} title={words.title.plan} notice={notice}>
        {plan.state === 'active' && <AgreedPlan plan={plan} path={path} words={words} locale={locale} />}
        {waitsFor === 'business' && <ProposedPlan plan={plan} {...common} />}
        {waitsFor === 'client' && (
          <PlanOffer plan={plan} name={answer?.name ?? { typed: '', error: null }} {...common} />
        )}
      </PortalSubPage>
    )
  }
  const over = plan && !waitsFor && plan.state !== 'active' ? endedText(plan.state, words.over) : null
  return (
    <PortalSubPage invoice={invoice} path={path} title={words.title.ask} notice={notice}>
      {over && <p className="prose">{over}</p>}
      {obstacle ? (
        <p className="prose">{obstacle}</p>
      ) : (
        <PlanForm ask={ask} typed={answer?.typed ?? first} errors={answer?.errors ?? {}} {...common} />
      )}
    </PortalSubPage>
  )
}

const endedText = (state: string, over: Readonly<Record<string, string>>): string | null => over[state] ?? null
