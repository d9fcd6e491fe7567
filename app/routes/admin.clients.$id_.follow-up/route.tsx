import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '#app/auth/permissions.ts'
import { actorOf, requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import { readClientChoice } from '#app/db/read/policy-choice.server.ts'
import { listPolicyNames } from '#app/db/read/policy-list.server.ts'
import { payRunText } from '#app/domain/client/pay-run-words.ts'
import { setPayRun } from '#app/features/clients/set-pay-run.server.ts'
import { choosePolicy } from '#app/features/policies/choose-policy.server.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { impactView } from '#app/ui/impact-view.ts'
import { PolicyChoiceForm } from '#app/ui/policy-choice-form.tsx'
import { useAnswer } from '#app/ui/use-answer.ts'
import { readPayRunForm } from './pay-run-fields.ts'
import { PayRunForm } from './pay-run-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Follow-up with ${page?.clientName ?? 'a client'} · Dunwell` },
]

const notFound = () => new Response('Not found', { status: 404 })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { businessId, role } = await requireStaff(request, 'choose-policy')
  const choice = isUuid(params.id) ? await readClientChoice(businessId, params.id) : null
  if (!choice || !params.id) throw notFound()
  return {
    ...choice,
    id: params.id,
    payRun: choice.payRun && payRunText(choice.payRun),
    policies: await listPolicyNames(businessId),
    mayGrant: can(role, 'grant-pay-run'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, 'choose-policy')
  const { businessId, locale, role } = staff
  const choice = isUuid(params.id) ? await readClientChoice(businessId, params.id) : null
  if (!choice || !params.id) throw notFound()
  const clientId = params.id
  const form = await request.formData()
  const who = { businessId, actor: actorOf(staff), now: now() }
  const saved = redirect(`/admin/clients/${clientId}?said=follow-up`)

  if (form.get('intent') === 'pay-run') {
    const typed = readPayRunForm(form)
    if (!typed)
      return data({ kind: 'pay-run' as const, problem: 'Choose a day of the month between 1 and 31.' }, { status: 400 })
    const granted = can(role, 'grant-pay-run') ? form.has('granted') : choice.payRunGranted
    await setPayRun({ ...who, clientId, payRun: typed.payRun, granted })
    return saved
  }
  const to = { of: 'client', clientId } as const
  const answer = await choosePolicy({ ...who, to, above: choice.above, form })
  if (answer.kind === 'assigned') return saved
  if (answer.kind === 'look') return data({ ...answer, impact: impactView(answer.impact, locale) }, { status: 200 })
  return data({ kind: 'policy' as const, problem: 'This policy is not there, or cannot be read.' }, { status: 400 })
}

export default function ClientFollowUp() {
  const page = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <DeskPage
      title={`Follow-up with ${page.clientName}`}
      lede={
        <Link to={`/admin/clients/${page.id}`} className="link">
          Back to {page.clientName}
        </Link>
      }
    >
      <Panel title="Policy">
        <PolicyChoiceForm
          chosen={page.policyId ?? ''}
          otherwise={`As everyone: ${page.aboveName}`}
          policies={page.policies}
          look={answer?.kind === 'look' ? answer : null}
          problem={answer?.kind === 'policy' ? answer.problem : null}
        />
      </Panel>
      <Panel title="Pay day">
        <PayRunForm
          payRun={page.payRun}
          granted={page.payRunGranted}
          mayGrant={page.mayGrant}
          problem={answer?.kind === 'pay-run' ? answer.problem : null}
        />
      </Panel>
    </DeskPage>
  )
}
