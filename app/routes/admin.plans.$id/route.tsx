import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readPlanAtDesk } from '#app/db/read/plan-desk.server.ts'
import { Day } from '#app/ui/day.tsx'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { useDesk } from '#app/ui/desk.ts'
import { Money } from '#app/ui/money.tsx'
import { StopAutopayForm } from '#app/ui/stop-autopay-form.tsx'
import { PlanActions } from '#app/ui/plan-actions.tsx'
import { planStateWords } from '#app/ui/plan-words.ts'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { decidePlan } from './decide-plan.server.ts'
import { CoverPanel, LimitsPanel, RoundsPanel, RowList } from './plan-facts.tsx'
import { TalkPanel } from './talk-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Plan${page ? ` of ${page.plan.clientName}` : ''} · Dunwell` },
]

const sayings: Record<string, string> = {
  offered: 'The offer is on its way to the client. Follow-up rests until they answer.',
  accepted: 'The plan is agreed. The terms are on their way to both of you.',
  countered: 'Your offer is on its way to the client.',
  declined: 'The client is told, in your words. Follow-up goes on where it stood.',
  withdrawn: 'The offer is taken back, and the client is told. Follow-up goes on where it stood.',
  extended: 'The instalment has more time, and the client is told.',
  replanned: 'Another plan is offered for the rest. The one before has ended.',
  'autopay-stopped': 'Nothing of the plan is collected by itself any more, and the client is told.',
  ended: 'The plan has ended, and the client is told. Follow-up goes on where it stood.',
}

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request)
  const plan = isUuid(params.id) ? await readPlanAtDesk(businessId, params.id, now()) : null
  if (!plan) throw notFound()
  const said = sayings[new URL(request.url).searchParams.get('said') ?? ''] ?? null
  return { plan, said, mayDecide: can(role, 'decide-plan') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'decide-plan')
  const at = now()
  const plan = isUuid(params.id) ? await readPlanAtDesk(staff.businessId, params.id, at) : null
  if (!plan) throw notFound()
  const outcome = await decidePlan({ staff, plan, form: await request.formData(), now: at })
  if (!outcome) throw new Response('Unknown action', { status: 400 })
  if (outcome.kind === 'done') return redirect(`/admin/plans/${outcome.planId}?said=${outcome.said}`)
  return data(outcome, { status: 400 })
}

export default function PlanPage() {
  const { plan, said, mayDecide } = useLoaderData<typeof loader>()
  const refused = useAnswer<typeof action>() ?? null
  const { locale } = useDesk()
  const { word, tone } = planStateWords[plan.state]
  const { standing } = plan
  const offer = plan.offers.at(-1)
  return (
    <DeskPage
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          Plan of {plan.clientName} <StatusBadge tone={tone}>{word}</StatusBadge>
        </span>
      }
      lede={
        <>
          <Money amount={plan.total} locale={locale} /> in {offer?.rows.length ?? 0} instalments
          {plan.waitsFor && plan.answerBy && (
            <>
              , to be answered by <Day day={plan.answerBy} locale={locale} />
            </>
          )}
        </>
      }
      said={said}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title={plan.waitsFor ? 'The offer that stands' : 'The instalments'}>
            <RowList rows={standing?.instalments ?? offer?.rows ?? []} />
            {standing && (
              <p className="text-sm text-ink-soft">
                <Money amount={standing.remaining} locale={locale} className="font-medium text-ink" /> is left.
              </p>
            )}
          </Panel>
          <RoundsPanel plan={plan} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {mayDecide && plan.waitsFor && <TalkPanel plan={plan} refused={refused} />}
          {plan.waitsFor && <LimitsPanel plan={plan} />}
          {mayDecide && plan.state === 'active' && standing && (
            <Panel title="If something changes">
              <PlanActions instalments={standing.instalments} remaining={standing.remaining} refused={refused} />
              {plan.autopay && <StopAutopayForm label={plan.autopay} />}
            </Panel>
          )}
          <CoverPanel plan={plan} />
        </div>
      </div>
    </DeskPage>
  )
}
